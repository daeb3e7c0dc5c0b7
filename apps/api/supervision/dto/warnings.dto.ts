import { CLOCK_KINDS, type ClockKind } from '#libs/domain/clock/types.js';
import { WARNING_GROUPS, type WarningGroup } from '#libs/persistence/index.js';
import { CaseRowView } from '../../cases/index.js';
import { ChoiceField, DayField, IntField, ListField, ObjectField, TextField } from '../../http/fields.js';
import { Cursor, Limit, OversightQuery, SHEET_FORMATS, type SheetFormat } from '../../oversight/index.js';

const LEVELS = ['warning', 'yellow', 'red'] as const;
type Level = (typeof LEVELS)[number];
const Count = (description?: string) =>
  IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, ...(description !== undefined && { description }) });

class WarningsFilter extends OversightQuery {
  @ChoiceField(LEVELS, { optional: true, description: 'warning 预警, yellow 黄牌, red 红牌' }) level?: Level;
  @ChoiceField(CLOCK_KINDS, { optional: true, description: 'The clock that gave the card' }) clock?: ClockKind;
}
export class WarningsQuery extends WarningsFilter {
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}
export class WarningsExportQuery extends WarningsFilter {
  @ChoiceField(SHEET_FORMATS, { optional: true, description: 'Default `csv`' }) format?: SheetFormat;
}
export class SummaryQuery extends WarningsFilter {
  @ChoiceField(WARNING_GROUPS, { optional: true, description: 'Default `card`' }) groupBy?: WarningGroup;
}

/** Whom a case waits for. */
export class WaitsForView {
  @TextField({ max: 30, nullable: true }) role: string | null;
  @TextField({ max: 100, nullable: true }) roleName: string | null;
  @TextField({ max: 300, nullable: true }) stepName: string | null;
  @TextField({ max: 64, nullable: true, description: 'Null: nobody has taken it' }) userId: string | null;
  @TextField({ max: 100, nullable: true }) userName: string | null;
}
/** A case with the card that it shows. */
export class WatchedCaseView extends CaseRowView {
  @TextField({ max: 30, nullable: true, description: 'The clock that gave the card' }) cardClock: string | null;
  @TextField({ max: 100, nullable: true }) cardClockName: string | null;
  @DayField({ nullable: true, description: 'The day that the card is about' }) cardDueOn: string | null;
  @TextField({ max: 35, nullable: true, description: 'RFC 3339' }) cardAt: string | null;
  @DayField({ nullable: true, description: 'The day by which the open urge must be answered' }) urgeDueOn:
    string | null;
  @Count('Working days past the nearest due date; 0 until it has passed') overdueDays: number;
  @ObjectField(() => WaitsForView) waitsFor: WaitsForView;
}
export class WatchedCasesView {
  @ListField(() => WatchedCaseView, { maxItems: 100 }) rows: readonly WatchedCaseView[];
  @TextField({ max: 500, nullable: true }) nextCursor: string | null;
  @Count('Exact') total: number;
}

export class CardCountsView {
  @Count() total: number;
  @Count() warning: number;
  @Count() yellow: number;
  @Count() red: number;
}
export class SummaryGroupView extends CardCountsView {
  @TextField({ max: 64, nullable: true }) key: string | null;
  @TextField({ max: 300 }) name: string;
  @TextField({ max: 2000, description: 'The list behind the number' }) list: string;
}
export class SummaryView {
  @ChoiceField(WARNING_GROUPS) groupBy: WarningGroup;
  @ObjectField(() => CardCountsView) total: CardCountsView;
  @TextField({ max: 2000, description: 'The list behind the total' }) list: string;
  @ListField(() => SummaryGroupView, { maxItems: 500 }) groups: readonly SummaryGroupView[];
}
