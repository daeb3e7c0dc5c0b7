import { STEPS, type Step } from '#libs/domain/statistics/index.js';
import type { CalendarDay } from '#libs/domain/time/index.js';
import { STATISTICS_GROUPS, type StatisticsGroup } from '#libs/persistence/index.js';
import {
  ChoiceField,
  DayField,
  ListField,
  NumberField,
  ObjectField,
  TextField,
  TextListField,
} from '../../http/fields.js';
import { Cursor, Limit, OversightQuery, SHEET_FORMATS, type SheetFormat } from '../../oversight/index.js';

export type GroupBy = StatisticsGroup | 'period';
const GROUPS: readonly GroupBy[] = [...STATISTICS_GROUPS, 'period'];
const PARTS = ['numerator', 'denominator'] as const;
type Part = (typeof PARTS)[number];

class PeriodQuery extends OversightQuery {
  @DayField({ optional: true, description: 'First day, default the first of this month' }) from?: CalendarDay;
  @DayField({ optional: true, description: 'Last day, default today' }) to?: CalendarDay;
  @ChoiceField(GROUPS, { optional: true, description: '`assignee`: 经办人; `city`: regions of one city together' })
  groupBy?: GroupBy;
}
export class StatisticsQuery extends PeriodQuery {
  @ChoiceField(STEPS, { optional: true, description: 'Of groupBy=period, default `month`' }) step?: Step;
}
export class StatisticsExportQuery extends StatisticsQuery {
  @ChoiceField(SHEET_FORMATS, { optional: true, description: 'Default `csv`' }) format?: SheetFormat;
}
export class StatisticsCasesQuery extends PeriodQuery {
  @ChoiceField(PARTS, { optional: true, description: 'Which side of the fraction, default `numerator`' }) part?: Part;
  @TextField({ max: 64, optional: true, description: 'Key of one group of groupBy; `-`: the group without one' })
  group?: string;
  @Cursor() cursor?: string;
  @Limit() limit?: number;
}

export class IndicatorView {
  @TextField({ max: 60 }) id: string;
  @TextField({ max: 100 }) name: string;
  @TextField({ max: 300, description: 'The definition, to be shown beside the number' }) formula: string;
  @TextField({ max: 300, description: 'Which cases fall into a period' }) scope: string;
  @ChoiceField(['cases', 'rate', 'days', 'hours', 'score']) unit: string;
  @TextListField({ maxItems: 20, max: 20, description: 'Rows of the requirements that define it' })
  source: readonly string[];
}
export class IndicatorListView {
  @ListField(() => IndicatorView, { maxItems: 200 }) rows: readonly IndicatorView[];
}

export class ValueView {
  @NumberField() numerator: number;
  @NumberField({ nullable: true, description: 'Null where the indicator is a mere number' }) denominator: number | null;
  @NumberField({ nullable: true, description: 'Null where the denominator is 0: no data, never 0' })
  value: number | null;
  @TextField({ max: 60, description: 'As people read it: 85.7%, 无数据' }) text: string;
  @NumberField({ nullable: true, description: 'The largest single figure, of averages' }) max: number | null;
}
export class ComparedValueView extends ValueView {
  @ObjectField(() => ValueView) previous: ValueView;
  @NumberField({ nullable: true, description: 'Value less that of the period before' }) change: number | null;
}
export class StatisticsGroupView extends ComparedValueView {
  @TextField({ max: 64, nullable: true }) key: string | null;
  @TextField({ max: 300 }) name: string;
  @TextField({ max: 2000, description: 'The cases behind the number' }) cases: string;
}
export class StatisticsView {
  @ObjectField(() => IndicatorView) indicator: IndicatorView;
  @DayField() from: string;
  @DayField() to: string;
  @DayField() previousFrom: string;
  @DayField() previousTo: string;
  @TextField({ max: 35, description: 'RFC 3339: what happened later is not in the figures' }) asOf: string;
  @ChoiceField(GROUPS, { nullable: true }) groupBy: GroupBy | null;
  @ObjectField(() => ComparedValueView) total: ComparedValueView;
  @TextField({ max: 2000, description: 'The cases behind the number' }) cases: string;
  @ListField(() => StatisticsGroupView, { maxItems: 5000, description: 'The largest 1000; the total covers all' })
  groups: readonly StatisticsGroupView[];
}
