import {
  BooleanField,
  ChoiceField,
  DayField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  TextField,
} from '../../http/fields.js';
import { Cursor, Limit, SHEET_FORMATS, type SheetFormat } from '../../oversight/index.js';

const KINDS = ['off', 'working'] as const;
type Kind = (typeof KINDS)[number];
const DAY_KINDS = ['working', 'weekend', 'holiday', 'adjusted_working', 'regional_off', 'regional_working'];
const CARDS = ['none', 'warning', 'yellow', 'red'];
const Count = (description?: string) =>
  IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, ...(description !== undefined && { description }) });

export class NoticeDayDto {
  // Judged by the calendar's own rules, so that each bad line gets a sentence of its own.
  @TextField({ max: 10, description: 'YYYY-MM-DD' }) day: string;
  @ChoiceField(KINDS, { description: 'off 放假, working 上班' }) kind: Kind;
}
/** 放假安排 of a year for the national calendar, or single days for a region's. */
export class NoticeDto {
  @IntField({ min: 1990, max: 2100, optional: true, description: 'The year it arranges; national calendar only' })
  year?: number;
  @TextField({ max: 200, description: '文号 of the document' }) source: string;
  @TextField({ max: 100, description: '签发人' }) signer: string;
  @BooleanField({ optional: true, description: 'A correction of what is in the calendar already' }) replaces?: boolean;
  @ListField(() => NoticeDayDto, { maxItems: 400 }) days: readonly NoticeDayDto[];
}

export class DayChangeView {
  @DayField() day: string;
  @ChoiceField(DAY_KINDS) before: string;
  @ChoiceField(DAY_KINDS) after: string;
}
export class NoticeView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 64 }) calendarId: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Version that it was checked against' })
  baseVersion: number;
  @IntField({ min: 1990, max: 2100, nullable: true }) year: number | null;
  @BooleanField() replaces: boolean;
  @TextField({ max: 200 }) source: string;
  @TextField({ max: 100 }) signer: string;
  @TextField({ max: 64 }) importedBy: string;
  @InstantField() importedAt: string;
  @TextField({ max: 64, nullable: true }) publishedBy: string | null;
  @TextField({ max: 35, nullable: true, description: 'RFC 3339; null: a draft' }) publishedAt: string | null;
  @ListField(() => DayChangeView, { maxItems: 800, description: 'Dates that become working days or days off' })
  changes: readonly DayChangeView[];
}
export class NoticeListView {
  @ListField(() => NoticeView, { maxItems: 100 }) rows: readonly NoticeView[];
}

export class CalendarYearView {
  @IntField({ min: 1990, max: 2100 }) year: number;
  @TextField({ max: 300 }) source: string;
  @Count() daysOff: number;
  @Count() workingDays: number;
}
export class RegionalDayView {
  @DayField() day: string;
  @ChoiceField(KINDS) kind: string;
  @TextField({ max: 300 }) source: string;
}
export class CalendarView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 100, nullable: true, description: 'The region; null: the whole country' }) name: string | null;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER }) version: number;
  @ListField(() => CalendarYearView, { maxItems: 200 }) years: readonly CalendarYearView[];
  @ListField(() => RegionalDayView, { maxItems: 5000 }) regionalDays: readonly RegionalDayView[];
}
export class CalendarListView {
  @ListField(() => CalendarView, { maxItems: 500 }) rows: readonly CalendarView[];
}

const STATES = ['not_started', 'running', 'paused', 'finished', 'unknown'] as const;
export class RetimingView {
  @ChoiceField(STATES, { description: 'unknown: nobody can say just now; the counts are right all the same' })
  state: (typeof STATES)[number];
  @Count('Running cases that still count by the former version') waiting: number;
  @Count('Cases that were looked at') cases: number;
  @Count('Of which a due date moves') moved: number;
  @Count('Of which the card changes') carded: number;
  @Count('Of which a limit that had passed lies ahead again') freed: number;
  @Count('Cases that could not be re-timed; see the log') failed: number;
}
export class RetimedDueView {
  @TextField({ max: 64 }) clockId: string;
  @DayField({ nullable: true }) from: string | null;
  @DayField({ nullable: true }) to: string | null;
}
export class RetimedCaseView {
  @TextField({ max: 64 }) caseNo: string;
  @ListField(() => RetimedDueView, { maxItems: 50 }) moves: readonly RetimedDueView[];
  @ChoiceField(CARDS) cardBefore: string;
  @ChoiceField(CARDS) cardAfter: string;
  @BooleanField() freed: boolean;
}
export class RetimedCasesView {
  @ListField(() => RetimedCaseView, { maxItems: 100 }) rows: readonly RetimedCaseView[];
  @TextField({ max: 500, nullable: true }) nextCursor: string | null;
}
export class RetimedCasesQuery {
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}
export class RetimedExportQuery {
  @ChoiceField(SHEET_FORMATS, { optional: true, description: 'Default `csv`' }) format?: SheetFormat;
}
export class NoticeWithRetimingView extends NoticeView {
  @ObjectField(() => RetimingView, { description: 'Of the publication, or before it of the dry run' })
  retiming: RetimingView;
}
