import type { CalendarDay } from '#libs/domain/time/index.js';
import { BooleanField, ChoiceField, DayField, IntField, ListField, TextField } from '../../http/fields.js';
import { Cursor, Limit, OversightQuery } from '../../oversight/index.js';
import { WatchedCasesView } from './warnings.dto.js';

const Count = (description?: string) =>
  IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, ...(description !== undefined && { description }) });

export class DueCalendarQuery extends OversightQuery {
  @IntField({ min: 1, max: 60, optional: true, fromText: true, description: 'Working days from today on, default 30' })
  days?: number;
}
export class DueCasesQuery extends OversightQuery {
  @DayField({ description: 'Due on this day' }) on: CalendarDay;
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}
export class UrgesQuery extends OversightQuery {
  @BooleanField({ optional: true, fromText: true, description: 'Past the day by which an answer was due, or not' })
  late?: boolean;
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}
export class AbsenceQuery {
  @TextField({ max: 64, description: 'User name' }) user: string;
  @DayField({ description: 'First day away' }) from: CalendarDay;
  @DayField({ description: 'Last day away' }) to: CalendarDay;
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}

export class OfficerLoadView {
  @TextField({ max: 64, nullable: true }) userId: string | null;
  @TextField({ max: 300 }) name: string;
  @Count() cases: number;
  @TextField({ max: 2000, description: 'The list behind the number' }) list: string;
}
export class DueDayLoadView {
  @DayField() date: string;
  @ChoiceField(['working', 'weekend', 'holiday', 'adjusted_working', 'regional_off', 'regional_working']) kind: string;
  @BooleanField({ description: 'Its year has no published notice yet' }) provisional: boolean;
  @Count() cases: number;
  @ListField(() => OfficerLoadView, { maxItems: 10_000 }) officers: readonly OfficerLoadView[];
}
export class DueCalendarView {
  @DayField() from: string;
  @DayField() to: string;
  @Count('Due before the first day and still open') overdue: number;
  @ListField(() => DueDayLoadView, { maxItems: 200 }) days: readonly DueDayLoadView[];
}

/** What would fall due while the officer is away: their own cases, and those that only they could take. */
export class AbsenceView extends WatchedCasesView {
  @TextField({ max: 64 }) user: string;
  @TextField({ max: 100 }) name: string;
  @Count('Working days left before the absence begins') workingDaysBefore: number;
}
