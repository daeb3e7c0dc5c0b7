import { type Indicator, previousOf, valueOf } from '../statistics/index.js';
import type { EpochMs } from '../time/index.js';
import { type ReportMonth, spanOfMonth } from './month.js';
import { REPORT_TABLES } from './tables.js';
import type { ReportContent, ReportDepartment, ReportFigure, ReportMeasure } from './types.js';

interface Amounts {
  readonly numerator: number;
  readonly denominator: number | null;
}
/** What was counted of one period, in all and by department. */
interface Counted {
  readonly total: Amounts;
  readonly groups: readonly (Amounts & { readonly key: string | null })[];
}
export interface ReportSource {
  readonly region: ReportContent['region'];
  readonly month: ReportMonth;
  readonly computedAt: EpochMs;
  /** Every department of the region and of the regions below it. */
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly counted: readonly { readonly indicator: Indicator; readonly now: Counted; readonly before: Counted }[];
  readonly cards: ReportContent['cards'];
  readonly urges: ReportContent['urges'];
}

/** The content of a 通报 out of what was counted. A department that has cases but is no longer known stands under its id. */
export function compileReport(source: ReportSource): ReportContent {
  const { region, month, computedAt, counted, cards, urges } = source;
  const period = spanOfMonth(month);
  return {
    region,
    month,
    period,
    previous: previousOf(period),
    computedAt,
    definitions: counted.map(({ indicator: { id, name, formula, scope, unit, source } }) => ({
      id,
      name,
      formula,
      scope,
      unit,
      source,
    })),
    tables: REPORT_TABLES,
    total: counted.map(({ indicator, now, before }) => figureOf(indicator, now.total, before.total)),
    departments: departmentsOf(source).map(({ id, name }): ReportDepartment => {
      const of = ({ groups }: Counted) => groups.find(({ key }) => key === id);
      return {
        id,
        name,
        figures: counted.map(({ indicator, now, before }) => figureOf(indicator, of(now), of(before))),
      };
    }),
    cards,
    urges,
  };
}

function departmentsOf({ departments, counted, cards, urges }: ReportSource): ReportSource['departments'] {
  const known = new Set(departments.map(({ id }) => id));
  const met = [
    ...counted.flatMap(({ now, before }) => [...now.groups, ...before.groups].flatMap(({ key }) => key ?? [])),
    ...[...cards.counts, ...urges.lines].map(({ departmentId }) => departmentId),
  ];
  const gone = [...new Set(met)].filter((id) => !known.has(id)).sort();
  return [...departments, ...gone.map((id) => ({ id, name: id }))];
}

const figureOf = (indicator: Indicator, now: Amounts | undefined, before: Amounts | undefined): ReportFigure => ({
  indicator: indicator.id,
  now: measureOf(indicator, now),
  before: measureOf(indicator, before),
});

/** Without any case there is nothing to count, and a rate has no data. */
function measureOf(indicator: Indicator, amounts: Amounts | undefined): ReportMeasure {
  const { numerator, denominator } = amounts ?? { numerator: 0, denominator: indicator.denominator ? 0 : null };
  return { numerator, denominator, value: valueOf(indicator, numerator, denominator) };
}
