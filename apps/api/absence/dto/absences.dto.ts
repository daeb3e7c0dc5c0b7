import { ABSENCE_STATES, type AbsenceState } from '#libs/domain/absence/index.js';
import type { CalendarDay } from '#libs/domain/time/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  InstantField,
  IntField,
  ListField,
  TextField,
} from '../../http/fields.js';
import { Limit } from '../../oversight/index.js';

const Count = (description: string) => IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description });
const User = (options: { optional?: boolean; nullable?: boolean; description?: string } = {}) =>
  TextField({ max: 64, ...options });
const Instant = () => TextField({ max: 35, nullable: true, description: 'RFC 3339' });

/** 请假代理. */
export class NamedAbsenceDto {
  @User({ optional: true, description: 'User name of who is away; left out: the caller' }) officer?: string;
  @User({ description: 'User name of the deputy' }) deputy: string;
  @DayField({ description: 'First day away, today or later' }) firstDay: CalendarDay;
  @DayField({ description: 'Last day away' }) lastDay: CalendarDay;
}
export class NamedAbsenceView {
  @TextField({ max: 64 }) id: string;
  @User() officer: string;
  @TextField({ max: 100 }) officerName: string;
  @User() deputy: string;
  @TextField({ max: 100 }) deputyName: string;
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @ChoiceField(ABSENCE_STATES, { description: 'returning: over, while the work is on its way back' })
  state: AbsenceState;
  @TextField({ max: 100 }) namedByName: string;
  @InstantField() namedAt: string;
  @TextField({ max: 100, nullable: true, description: 'Who ended it early' }) endedByName: string | null;
  @Instant() endedAt: string | null;
  @Count('Cases that went over') over: number;
  @Count('Of which came back') back: number;
  @BooleanField({ description: 'Whether the caller may end it' }) mayEnd: boolean;
}
export class NamedAbsencesView {
  @ListField(() => NamedAbsenceView, { maxItems: 100 }) rows: readonly NamedAbsenceView[];
  @TextField({ max: 64, nullable: true }) nextCursor: string | null;
}
export class NamedAbsencesQuery {
  @TextField({ max: 64, optional: true, description: 'nextCursor of the page before' }) cursor?: string;
  @Limit() limit?: number;
}
