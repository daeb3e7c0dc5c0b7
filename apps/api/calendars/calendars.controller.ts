import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { workingCalendar } from '#libs/domain/calendar/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import { QueryOf } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { Access } from '../identity/index.js';
import { DueQuery, DueView } from './dto/due.dto.js';

const FIRST_DAY = '1990-01-01';
/** The calendar ends with 2100, and 1,000 working days take less than five years. */
const LAST_START = '2095-12-31';

/** 工作日历, public: anybody may check a date. */
@ApiTags('calendars')
@Controller('api/v1/calendars')
export class CalendarsController {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  @Get(':id/due')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 }, example: 'CN' })
  @Access({ public: true })
  @Answers(200, DueView, 'The n-th working day after a day, with every date on the way', [
    'VALIDATION_FAILED',
    'CALENDAR_NOT_FOUND',
  ])
  async due(@Param('id') id: string, @QueryOf(DueQuery) { start, days }: DueQuery): Promise<DueView> {
    if (start < FIRST_DAY || start > LAST_START) {
      const range = {
        zh: `应在 ${FIRST_DAY} 至 ${LAST_START} 之间。`,
        en: `Use a day from ${FIRST_DAY} to ${LAST_START}.`,
      };
      throw apiProblem('VALIDATION_FAILED', {}, { errors: [{ pointer: '/start', code: 'DAY_RANGE', ...range }] });
    }
    const data = await this.persistence.calendars.latest(id);
    if (!data) throw apiProblem('CALENDAR_NOT_FOUND');
    const calendar = workingCalendar(data);
    const due = calendar.dueDate(start, days);
    return { due, provisional: calendar.isProvisional(due), ledger: calendar.ledger(start, due) };
  }
}
