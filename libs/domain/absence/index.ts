import { OFFICERS, type Post, type Principal, regionCovers, type Role } from '../identity/index.js';
import { type CalendarDay, daysBetween } from '../time/index.js';

/** First and last day, both within. */
export interface Span {
  readonly first: CalendarDay;
  readonly last: CalendarDay;
}
/** 请假代理: while the officer is away, the deputy has her work. */
export interface Absence extends Span {
  readonly officerId: string;
  readonly deputyId: string;
}

/** Natural days that an absence lasts at most. */
export const MAX_ABSENCE_DAYS = 366;
/** A leader's post is never on turn, so that no work waits for it. */
const WORK_ROLES: readonly Role[] = OFFICERS.filter((role) => role !== 'leader');

export const ABSENCE_STATES = ['planned', 'away', 'returning', 'ended'] as const;
/** `returning`: over, while the work is on its way back. */
export type AbsenceState = (typeof ABSENCE_STATES)[number];

export type SpanProblem = 'ABSENCE_BACKWARDS' | 'ABSENCE_PAST' | 'ABSENCE_TOO_LONG';
/** What is wrong with a span on the day `today`; undefined when nothing is. */
export function spanProblem({ first, last }: Span, today: CalendarDay): SpanProblem | undefined {
  if (first < today) return 'ABSENCE_PAST';
  if (last < first) return 'ABSENCE_BACKWARDS';
  return daysBetween(first, last) >= MAX_ABSENCE_DAYS ? 'ABSENCE_TOO_LONG' : undefined;
}

const overlaps = (a: Span, b: Span): boolean => a.first <= b.last && b.first <= a.last;

export type ConflictProblem = 'ABSENCE_OVERLAPS' | 'DEPUTY_AWAY' | 'OFFICER_IS_DEPUTY';
/** The absence that this one can't stand beside, and why: work goes to one deputy, and never further from there. */
export function conflictOf<A extends Absence>(
  { officerId, deputyId, ...span }: Absence,
  others: readonly A[],
): { readonly problem: ConflictProblem; readonly other: A } | undefined {
  const beside = others.filter((other) => overlaps(span, other));
  const found = (problem: ConflictProblem, holds: (other: A) => boolean) => {
    const other = beside.find(holds);
    return other && { problem, other };
  };
  return (
    found('ABSENCE_OVERLAPS', (other) => other.officerId === officerId) ??
    found('DEPUTY_AWAY', (other) => other.officerId === deputyId) ??
    found('OFFICER_IS_DEPUTY', (other) => other.deputyId === officerId)
  );
}

/** The posts by which a person has work that can go over. */
export const workPosts = ({ posts }: Pick<Principal, 'posts'>): readonly Post[] =>
  posts.filter(({ role }) => WORK_ROLES.includes(role));

const reaches = (held: Omit<Post, 'role'>, { departmentId, region }: Post): boolean =>
  (departmentId === undefined || held.departmentId === departmentId) &&
  (region === undefined || (held.region !== undefined && regionCovers(held.region, region)));

/** The first post of the officer that the deputy does not hold; undefined when the deputy can do all of her work. */
export const postMissing = (deputy: Principal, officer: Principal): Post | undefined =>
  workPosts(officer).find((wanted) => !deputy.posts.some((held) => held.role === wanted.role && reaches(held, wanted)));

/**
 * Whether `caller` may arrange for the work of `officer`: herself, or a leader or administrator for every place where
 * she works. An administrator without department and region is one for every place.
 */
export function arrangesFor(caller: Principal, officer: Principal): boolean {
  if (caller.id === officer.id) return true;
  const places = officer.posts.filter(({ role }) => OFFICERS.includes(role));
  return (
    places.length > 0 &&
    places.every((place) =>
      caller.posts.some(
        (held) =>
          (held.role === 'admin' && held.departmentId === undefined && held.region === undefined) ||
          (['admin', 'leader'].includes(held.role) && reaches(held, place)),
      ),
    )
  );
}

/** Where an absence stands on the day `today`. */
export function absenceState(
  { first, last }: Span,
  { isEndAsked, isEnded }: { readonly isEndAsked: boolean; readonly isEnded: boolean },
  today: CalendarDay,
): AbsenceState {
  if (isEnded) return 'ended';
  if (isEndAsked || today > last) return 'returning';
  return today < first ? 'planned' : 'away';
}
