import type { CaseRow } from '#libs/domain/case/index.js';

/** A period as instants, `until` excluded; nothing later than now is in it. */
interface Instants {
  readonly from: number;
  readonly until: number;
}
interface Result {
  readonly numerator: number;
  readonly denominator: number | null;
}
type Reading = (rows: readonly CaseRow[], period: Instants) => Result;

/*
 * Each indicator read from its requirement, in plain code over rows: it knows neither the definitions nor the SQL that it
 * is held against.
 */

const during = (at: number | null, { from, until }: Instants): boolean => at !== null && at >= from && at < until;
const before = (at: number | null, { until }: Instants): boolean => at !== null && at < until;
const applied = (rows: readonly CaseRow[], period: Instants) => rows.filter((row) => during(row.submittedAt, period));
const decided = (rows: readonly CaseRow[], period: Instants) => rows.filter((row) => during(row.decidedAt, period));
const rated = (rows: readonly CaseRow[], period: Instants) => rows.filter((row) => during(row.ratedAt, period));
const isLate = ({ decidedAt, overdueAt }: CaseRow): boolean => overdueAt !== null && decidedAt! >= overdueAt;
const standsOverdue = (row: CaseRow, period: Instants): boolean => {
  const endedAt = row.decidedAt ?? row.closedAt;
  return before(row.overdueAt, period) && (endedAt === null || endedAt >= period.until);
};
const isBad = ({ satisfaction }: CaseRow): boolean =>
  satisfaction === 'dissatisfied' || satisfaction === 'very_dissatisfied';
const points = ({ satisfaction }: CaseRow): number =>
  ['very_dissatisfied', 'dissatisfied', 'acceptable', 'satisfied', 'very_satisfied'].indexOf(satisfaction!) + 1;
const total = (rows: readonly CaseRow[], of: (row: CaseRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** A share of the cases applied for. */
const ofApplied =
  (fits: (row: CaseRow, period: Instants) => boolean): Reading =>
  (rows, period) => {
    const all = applied(rows, period);
    return { numerator: all.filter((row) => fits(row, period)).length, denominator: all.length };
  };
const ofRated =
  (of: (row: CaseRow) => boolean, fits: (row: CaseRow) => boolean): Reading =>
  (rows, period) => {
    const all = rated(rows, period).filter(of);
    return { numerator: all.filter(fits).length, denominator: all.length };
  };
const number =
  (count: (rows: readonly CaseRow[], period: Instants) => number): Reading =>
  (rows, period) => ({ numerator: count(rows, period), denominator: null });
/** 应办结数 = closed on time + closed late + overdue and open (KPI-12). */
const ofDue =
  (fits: (row: CaseRow) => boolean): Reading =>
  (rows, period) => {
    const onTime = decided(rows, period).filter((row) => !isLate(row));
    const late = decided(rows, period).filter(isLate);
    const open = rows.filter((row) => standsOverdue(row, period));
    return {
      numerator: [...onTime, ...late].filter(fits).length,
      denominator: onTime.length + late.length + open.length,
    };
  };

export const PLAIN: Readonly<Record<string, Reading>> = {
  'case-volume': number((rows, period) => applied(rows, period).length),
  'cross-region-volume': number(
    (rows, period) =>
      applied(rows, period).filter(({ intakeRegion, region }) => intakeRegion !== null && intakeRegion !== region)
        .length,
  ),
  'online-share': ofApplied(({ channel }) => channel === 'online' || channel === 'mobile'),
  'acceptance-rate': ofApplied((row, period) => before(row.acceptedAt, period)),
  'intake-time': (rows, period) => {
    const answered = rows.filter((row) => during(row.takenInAt, period));
    return {
      numerator: total(answered, (row) => (row.takenInAt! - row.submittedAt) / 3_600_000),
      denominator: answered.length,
    };
  },
  closed: number((rows, period) => decided(rows, period).length),
  'completion-rate': ofDue(() => true),
  'on-time-rate': ofDue((row) => !isLate(row)),
  'early-closed-rate': (rows, period) => {
    const all = decided(rows, period);
    return { numerator: all.filter(({ savedDays }) => savedDays! >= 1).length, denominator: all.length };
  },
  'early-rate': ofApplied((row, period) => before(row.decidedAt, period) && row.savedDays! >= 1),
  'overdue-rate': ofApplied(standsOverdue),
  'average-days': (rows, period) => {
    const all = decided(rows, period);
    return { numerator: total(all, ({ usedDays }) => usedDays!), denominator: all.length };
  },
  'limit-compression': (rows, period) => {
    const all = rows.filter((row) => during(row.acceptedAt, period) && row.promiseDays !== null);
    const legal = total(all, ({ legalDays }) => legalDays!);
    return { numerator: legal - total(all, ({ promiseDays }) => promiseDays!), denominator: legal };
  },
  'single-supplement-rate': (rows, period) => {
    const told = applied(rows, period).filter(({ supplements }) => supplements >= 1);
    return { numerator: told.filter(({ supplements }) => supplements === 1).length, denominator: told.length };
  },
  'return-rate': ofApplied((row, period) => row.stage === 'returned' && before(row.closedAt, period)),
  'error-rate': ofApplied(({ corrections }) => corrections > 0),
  refusals: number(
    (rows, period) => rows.filter((row) => row.stage === 'not_accepted' && during(row.closedAt, period)).length,
  ),
  'rating-coverage': ofApplied((row, period) => before(row.ratedAt, period)),
  'active-rating-share': ofRated(
    () => true,
    () => true,
  ),
  'average-score': (rows, period) => {
    const all = rated(rows, period);
    return { numerator: total(all, points), denominator: all.length };
  },
  'average-score-of-all': (rows, period) => {
    const all = applied(rows, period);
    return {
      numerator: total(
        all.filter((row) => before(row.ratedAt, period)),
        points,
      ),
      denominator: all.length,
    };
  },
  'bad-rating-rate': ofRated(() => true, isBad),
  'very-bad-rating-rate': ofRated(
    () => true,
    ({ satisfaction }) => satisfaction === 'very_dissatisfied',
  ),
  'bad-rating-fix-rate': ofRated(isBad, ({ fixedInTime }) => fixedInTime !== null),
  'bad-rating-fix-in-time-rate': ofRated(isBad, ({ fixedInTime }) => fixedInTime === true),
};
