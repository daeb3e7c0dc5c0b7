import type { BehindQuery, FigureQuery } from '../api/statistics';
import { parseSearch } from '../app/search-text';

export const GROUPS = ['region', 'city', 'department', 'item', 'assignee', 'channel', 'period'] as const;
export const STEPS = ['day', 'month', 'year'] as const;
const TEXTS = ['region', 'department', 'itemCode', 'assignee', 'channel'] as const;

export interface StatisticsSearch extends FigureQuery {
  readonly indicator?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 64) || undefined : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
const oneOf = <T extends string>(set: readonly T[], value: unknown): T | undefined =>
  set.find((each) => each === value);
const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** Period, filter and grouping among what an address says. */
export const figureFilter = (search: Record<string, unknown>): FigureQuery =>
  defined({
    ...Object.fromEntries(TEXTS.map((name) => [name, text(search[name])])),
    from: day(search.from),
    to: day(search.to),
    groupBy: oneOf(GROUPS, search.groupBy),
    step: oneOf(STEPS, search.step),
    regionOnly: search.regionOnly === true ? true : undefined,
  });

export const validateStatisticsSearch = (search: Record<string, unknown>): StatisticsSearch => ({
  ...figureFilter(search),
  ...defined({ indicator: text(search.indicator) }),
});

/** What stands behind a number: the figure's own filter, with the group and the side of the fraction. */
export const behindFilter = (search: Record<string, unknown>): BehindQuery => {
  const { step: _, ...filter } = figureFilter(search);
  return defined({
    ...filter,
    group: text(search.group),
    part: oneOf(['numerator', 'denominator'] as const, search.part),
  });
};

/** The filter of a list as the API names it: its numbers carry the address of the cases behind them. */
export const filterOfCases = (address: string): BehindQuery =>
  behindFilter(parseSearch(address.slice(address.indexOf('?') + 1)));
