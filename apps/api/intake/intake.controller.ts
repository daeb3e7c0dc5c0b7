import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/domain/identity/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import { QueryOf } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { Access, Caller } from '../identity/index.js';
import { ItemListQuery, itemRow } from '../items/index.js';
import { IntakeItemsView } from './dto/intake-items.dto.js';

/**
 * 代收代办事项 (APP-12): published items that may be handled at a window and are decided in another region than the
 * window's own. The region is another as soon as its code is: a county's item at the city's hall, too, is decided
 * elsewhere and its paper is posted (the same line as `needsPosting` draws, APP-28).
 */
@ApiTags('items')
@Controller('api/v1/intake/items')
export class IntakeController {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  @Get()
  @Access({ roles: ['window'] })
  @Answers(200, IntakeItemsView, 'Items of other regions that the caller’s window may take in, by item code', [
    'VALIDATION_FAILED',
    'CURSOR_INVALID',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'NO_WINDOW',
  ])
  async items(
    @Caller() { windowId }: Principal,
    @QueryOf(ItemListQuery) { limit = 20, ...query }: ItemListQuery,
  ): Promise<IntakeItemsView> {
    const { items, places } = this.persistence;
    const window = windowId === undefined ? undefined : await places.window(windowId);
    if (!window) throw apiProblem('NO_WINDOW');
    const { rows, nextCursor } = await items.list({ ...query, limit, takenInFrom: window.region });
    const names = await places.regionNames([...new Set(rows.map(({ region }) => region))]);
    return {
      rows: rows.map((item) => ({ ...itemRow(item), regionName: names.get(item.region) ?? item.region })),
      nextCursor,
    };
  }
}
