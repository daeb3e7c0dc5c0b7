import { type Principal, regionCovers, type Role } from '../identity/index.js';
import { dayOf, type EpochMs } from '../time/index.js';
import { isFinished, type ReportMonth } from './month.js';
import type { ReportText } from './types.js';

/** Who makes and publishes the 通报 of their regions. */
export const REPORT_WRITERS = ['supervisor'] as const satisfies readonly Role[];
/** Who reads the published ones. Heads of departments do not: a report names cases of departments that are not theirs. */
export const REPORT_READERS = ['supervisor', 'auditor'] as const satisfies readonly Role[];

/** The regions, each with those below it, of which the person holds one of the roles. */
export const regionsOf = (who: Principal, roles: readonly Role[]): string[] => [
  ...new Set(who.posts.flatMap(({ role, region }) => (roles.includes(role) && region !== undefined ? [region] : []))),
];
const covers = (who: Principal, roles: readonly Role[], region: string): boolean =>
  regionsOf(who, roles).some((wider) => regionCovers(wider, region));
export const mayWriteReport = (who: Principal, region: string): boolean => covers(who, REPORT_WRITERS, region);
export const mayReadReport = (who: Principal, region: string): boolean => covers(who, REPORT_READERS, region);

/** Why a draft can't be published: the month still runs, its figures are from before its end, or nothing introduces them. */
export type ReportObstacle = 'REPORT_MONTH_OPEN' | 'REPORT_COMPUTED_EARLY' | 'REPORT_LEAD_MISSING';

/** Everything that stands in the way of publishing; empty where nothing does. */
export function publishObstacles(
  draft: { readonly month: ReportMonth; readonly computedAt: EpochMs; readonly text: ReportText },
  now: EpochMs,
): readonly ReportObstacle[] {
  const isOpen = !isFinished(draft.month, dayOf(now));
  const isEarly = !isOpen && !isFinished(draft.month, dayOf(draft.computedAt));
  return [
    ...(isOpen ? (['REPORT_MONTH_OPEN'] as const) : []),
    ...(isEarly ? (['REPORT_COMPUTED_EARLY'] as const) : []),
    ...(draft.text.lead.trim() === '' ? (['REPORT_LEAD_MISSING'] as const) : []),
  ];
}
