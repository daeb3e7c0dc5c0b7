import type { Principal } from '#libs/domain/identity/index.js';
import type { DaySpan, Indicator } from '#libs/domain/statistics/index.js';
import { endOfDay, type EpochMs, epochMs, startOfDay } from '#libs/domain/time/index.js';
import type { Params } from '../case-lists/sql.js';
import { isOrNone, overseen, type OversightFilter } from '../oversight/oversight.js';

/** What an indicator may be split by; each with what its groups are known by. */
export const GROUPS = {
  region: 'r.region',
  city: `rpad(left(r.region, 4), 6, '0')`,
  department: 'r.department_id',
  item: 'r.item_code',
  assignee: 'r.officer_id',
  channel: 'r.channel',
} as const;
export type StatisticsGroup = keyof typeof GROUPS;
export const STATISTICS_GROUPS = Object.keys(GROUPS) as readonly StatisticsGroup[];

export interface StatisticsFilter extends Omit<OversightFilter, 'assignee'> {
  /** 经办人; null: nobody has handled the case yet. */
  readonly officer?: string | null;
}

/** What is asked of an indicator: by whom, in which periods, as of when. */
export interface Question {
  readonly who: Principal;
  readonly indicator: Indicator;
  readonly filter: StatisticsFilter;
  readonly groupBy: StatisticsGroup | undefined;
  readonly periods: readonly Bounds[];
}
/** A period as instants, `until` excluded. */
export interface Bounds {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** What has not happened by `now` is in no period. */
export const bounds = ({ from, to }: DaySpan, now: EpochMs): Bounds => ({
  from: startOfDay(from),
  until: epochMs(Math.min(endOfDay(to), now)),
});

/** Conditions about `r`, a case or a group of cases. */
export function filtered(who: Principal, filter: StatisticsFilter, params: Params): string[] {
  const { officer } = filter;
  const conditions = overseen(who, filter, params);
  return officer === undefined ? conditions : [...conditions, isOrNone('r.officer_id', officer, params)];
}

/** A list of groups ends here; the total is exact all the same. */
const MAX_GROUPS = 1000;
/** The largest groups first, behind the total. */
export const inOrder = (periods: number): string =>
  `ORDER BY whole DESC, denominator DESC NULLS LAST, numerator DESC, key, n LIMIT ${MAX_GROUPS * periods}`;
