import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import { QueryOf } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { Access } from '../identity/index.js';
import { ItemListQuery, ItemListView, ItemView, ItemWindowsView, MAX_WINDOWS } from './dto/item-views.dto.js';
import { itemRow, itemView } from './present-item.js';

/** 事项目录, public. */
@ApiTags('items')
@Controller('api/v1/items')
export class ItemsController {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  @Get()
  @Access({ public: true })
  @Answers(200, ItemListView, 'The published catalogue by item code', ['VALIDATION_FAILED', 'CURSOR_INVALID'])
  async list(@QueryOf(ItemListQuery) { limit = 20, ...query }: ItemListQuery): Promise<ItemListView> {
    const { rows, nextCursor } = await this.persistence.items.list({ limit, ...query });
    return { rows: rows.map(itemRow), nextCursor };
  }

  @Get(':itemCode')
  @ApiParam({ name: 'itemCode', schema: { type: 'string', maxLength: 64 } })
  @Access({ public: true })
  @Header('cache-control', 'public, max-age=60')
  @Answers(200, ItemView, 'One item with its materials, steps and form (办事指南)', ['ITEM_NOT_FOUND'])
  async item(@Param('itemCode') itemCode: string): Promise<ItemView> {
    const item = await this.persistence.items.published(itemCode);
    if (!item) throw apiProblem('ITEM_NOT_FOUND');
    return itemView(item);
  }
  @Get(':itemCode/windows')
  @ApiParam({ name: 'itemCode', schema: { type: 'string', maxLength: 64 } })
  @Access({ public: true })
  @Header('cache-control', 'public, max-age=60')
  @Answers(200, ItemWindowsView, 'Windows where a case of the item is handed in and its result collected', [
    'ITEM_NOT_FOUND',
  ])
  async windows(@Param('itemCode') itemCode: string): Promise<ItemWindowsView> {
    const item = await this.persistence.items.published(itemCode);
    if (!item) throw apiProblem('ITEM_NOT_FOUND');
    return { rows: await this.persistence.places.ofItem(item, MAX_WINDOWS) };
  }
}
