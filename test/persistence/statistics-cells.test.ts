import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type DaySpan, INDICATORS } from '#libs/domain/statistics/index.js';
import { addDays, calendarDay, epochMs, startOfDay } from '#libs/domain/time/index.js';
import { STATISTICS_GROUPS } from '#libs/persistence/index.js';
import { mendCells } from '#libs/persistence/statistics/comparison.js';
import { StatisticsFolding } from '#libs/persistence/statistics/folding.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { AUDITOR, expectAgreement, foldAll } from './folding.js';
import { aPrincipal, insertCases, randomCases } from './rows.js';

/** The cases begin in March and go on into April; this is in June, so that there are whole months behind it. */
const FIRST = calendarDay('2026-03-02');
const NOW = epochMs(startOfDay(calendarDay('2026-06-10')) + 36_000_000);
const CASES = 400;
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await insertCases(db, randomCases(CASES));
});
afterAll(() => db.drop());

const month = (name: string): DaySpan => ({
  from: calendarDay(`${name}-01`),
  to: addDays(calendarDay(`${name}-01`), name === '2026-04' ? 29 : 30),
});
const PERIODS: readonly DaySpan[] = [
  month('2026-03'),
  month('2026-04'),
  { from: calendarDay('2026-01-01'), to: calendarDay('2026-12-31') },
  { from: calendarDay('2026-02-11'), to: calendarDay('2026-05-07') },
  { from: calendarDay('2026-03-10'), to: calendarDay('2026-03-19') },
  { from: calendarDay('2026-03-05'), to: calendarDay('2026-04-04') },
  { from: calendarDay('2026-04-03'), to: calendarDay('2026-04-20') },
  { from: calendarDay('2027-01-01'), to: calendarDay('2027-01-31') },
];
const aPeriod: fc.Arbitrary<DaySpan> = fc
  .tuple(fc.integer({ min: -40, max: 60 }), fc.nat(120))
  .map(([start, length]) => ({ from: addDays(FIRST, start), to: addDays(FIRST, start + length) }));

/** What may happen to a case, as its row would have it. */
const ACTS = {
  'is handed to another officer': `officer_id = CASE officer_id WHEN 'anna' THEN 'bo' ELSE 'anna' END`,
  'is given back': 'officer_id = NULL',
  'is voided': `stage = 'voided', closed_at = submitted_at + interval '9 days', role = NULL`,
  'is refused': `stage = 'not_accepted', closed_at = submitted_at + interval '40 days'`,
  'is returned': `stage = 'returned', closed_at = submitted_at + interval '3 days'`,
  'is re-timed': `overdue_at = overdue_at + interval '1 day 3 hours'`,
  'loses its limit': 'overdue_at = NULL',
  'is decided': `decided_at = submitted_at + interval '30 days', used_days = 20.5, saved_days = -1`,
  'is rated': `satisfaction = 'dissatisfied', rated_at = submitted_at + interval '35 days', fixed_in_time = NULL`,
  'has its bad rating fixed': 'fixed_in_time = true',
  'is corrected': 'corrections = corrections + 1',
  'is supplemented': 'supplements = supplements + 1',
  'changes its item': `item_code = '1137080000ITEM3', item_name = '第三事项'`,
  'turns out to be simulated': 'simulated = NOT simulated',
  'is urged': 'urge_open = true',
} as const;
const anAct = fc.record({
  act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  cases: fc.nat(CASES),
});

describe('cells and rows say the same', () => {
  it.each(STATISTICS_GROUPS)('by %s: nothing folded, a part of it, and all of it', async (groupBy) => {
    await db.sql('TRUNCATE case_row, case_participant, statistics_change, statistics_cell');
    await insertCases(db, randomCases(CASES));
    await expectAgreement(db, { periods: PERIODS, groupBy, now: NOW });
    await new StatisticsFolding(db.store.database, CASES / 2).fold(NOW);
    await expectAgreement(db, { periods: PERIODS, groupBy, now: NOW });
    await foldAll(db, NOW);
    expect(await db.store.statisticsFolding.backlog()).toEqual({ waiting: 0, oldestAt: null });
    await expectAgreement(db, { periods: PERIODS, groupBy, now: NOW });
  });

  it('whatever happens to cases, whoever asks, of any period, folded or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAct, { maxLength: 8 }),
        fc.boolean(),
        aPrincipal,
        fc.tuple(aPeriod, aPeriod),
        fc.constantFrom(undefined, ...STATISTICS_GROUPS),
        async (acts, folded, who, periods, groupBy) => {
          for (const { act, cases } of acts)
            await db.sql(`UPDATE case_row SET ${ACTS[act]} WHERE case_no LIKE $1`, [`C%${cases % 100}`]);
          if (folded) await foldAll(db, NOW);
          await expectAgreement(db, { periods, groupBy, now: NOW });
          await expectAgreement(db, { who, periods, groupBy, filter: { region: '441500' }, now: NOW });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('a case that is taken away counts no more', async () => {
    await db.sql(`DELETE FROM case_row WHERE case_no LIKE 'C%7'`);
    await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
    await foldAll(db, NOW);
    await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
  });

  it('an act that changes no figure is not noted at all', async () => {
    await foldAll(db, NOW);
    await db.sql(`UPDATE case_row SET urge_open = NOT urge_open, due_at = due_at + interval '1 day', stage = 'completed'
      WHERE stage <> ALL ('{returned,not_accepted}')`);
    expect((await db.store.statisticsFolding.backlog()).waiting).toBe(0);
  });
});

describe('time goes on', () => {
  const ask = () =>
    Promise.all(
      INDICATORS.map((one) =>
        db.store.statistics.measure(AUDITOR, one, { periods: PERIODS, groupBy: 'department' }, NOW),
      ),
    );

  it('a clock that is behind is told by the rows what the rounded cells can’t tell', async () => {
    await foldAll(db, NOW);
    const [indicator] = INDICATORS;
    const now = epochMs(startOfDay(addDays(FIRST, 4)) + 1_800_000);
    const periods = [{ from: FIRST, to: addDays(FIRST, 4) }];
    const [found] = await db.store.statistics.measure(AUDITOR, indicator!, { periods }, now);
    const [counted] = await db.sql<{ n: number }>(
      'SELECT count(*)::integer AS n FROM case_row WHERE NOT simulated AND submitted_at < $1',
      [new Date(now)],
    );
    expect(found!.total.numerator).toBe(counted!.n);
  });

  it('days that are over are rounded, and months long past keep no days; no answer changes by it', async () => {
    const cells = () =>
      db
        .sql<{ n: number }>('SELECT count(*)::integer AS n FROM statistics_cell WHERE NOT monthly')
        .then(([row]) => row!.n);
    const daily = await cells();
    expect(daily).toBeGreaterThan(0);
    await db.sql(`UPDATE case_row SET officer_id = 'late' WHERE case_no LIKE 'C%5'`);
    // Days are kept from March on; some cases were decided before they were applied for, in February.
    await db.sql(
      `UPDATE case_row SET decided_at = '2026-02-20Z', saved_days = 1, used_days = 1 WHERE case_no LIKE 'C%6'`,
    );
    await foldAll(db, epochMs(startOfDay(calendarDay('2028-04-20'))));
    await expectAgreement(db, { periods: PERIODS, groupBy: 'assignee', now: NOW });
    const before = await ask();
    await foldAll(db, epochMs(startOfDay(calendarDay('2028-05-20'))));
    expect(await cells()).toBeLessThan(daily);
    // As a build would have left it that kept fewer days: those are gone, and must not be counted on again.
    await db.sql(
      `UPDATE statistics_state SET days_from = days_from + interval '1 month', exact_from = exact_from - interval '1 day'`,
    );
    await db.sql(
      'DELETE FROM statistics_cell c USING statistics_state s WHERE NOT monthly AND c.at < s.days_from AND c.submitted_at < s.days_from',
    );
    await foldAll(db, epochMs(startOfDay(calendarDay('2028-05-21'))));
    expect(await ask()).toEqual(before);
    await foldAll(db, epochMs(startOfDay(calendarDay('2029-01-01'))));
    expect(await cells()).toBe(0);
    expect(await ask()).toEqual(before);
    await expectAgreement(db, { periods: PERIODS.slice(0, 2), groupBy: 'assignee', now: NOW });
  });
});

describe('the comparison with the rows', () => {
  it('finds nothing in sound cells, folded or not', async () => {
    expect(await mendCells(db.store.database)).toEqual([]);
    await db.sql(`UPDATE case_row SET officer_id = 'another' WHERE case_no LIKE 'C%3'`);
    expect(await mendCells(db.store.database)).toEqual([]);
  });

  it.each([
    [
      'one that counts too many',
      'UPDATE statistics_cell SET n = n + 1 WHERE ctid = (SELECT min(ctid) FROM statistics_cell)',
    ],
    ['cells that are gone', `DELETE FROM statistics_cell WHERE kind = 'decided'`],
    ['changes that are gone', 'DELETE FROM statistics_change'],
    ['changes that count twice', 'UPDATE statistics_change SET weight = weight * 2'],
    ['a row that was changed past the trigger', `UPDATE case_row SET officer_id = 'past' WHERE case_no LIKE 'C%2'`],
  ])('finds %s, mends them, and finds nothing more', async (what, breakIt) => {
    await db.sql(`UPDATE case_row SET officer_id = $1 WHERE case_no LIKE 'C%1'`, [what]);
    await db.sql('ALTER TABLE case_row DISABLE TRIGGER note_statistics');
    await db.sql(breakIt);
    await db.sql('ALTER TABLE case_row ENABLE TRIGGER note_statistics');
    const found = await mendCells(db.store.database);
    expect(found.length).toBeGreaterThan(0);
    expect(Object.keys(found[0]!)).toEqual(['cells', 'kind', 'month', 'region', 'departmentId', 'off']);
    expect(await mendCells(db.store.database)).toEqual([]);
    await foldAll(db, NOW);
    await expectAgreement(db, { periods: PERIODS.slice(0, 2), groupBy: 'assignee', now: NOW });
  });
});
