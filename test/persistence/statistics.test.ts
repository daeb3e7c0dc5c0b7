import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CaseRow } from '#libs/domain/case/index.js';
import { OVERSEERS, type Principal, regionCovers, rolesOnCase } from '#libs/domain/identity/index.js';
import { type DaySpan, INDICATORS } from '#libs/domain/statistics/index.js';
import { addDays, calendarDay, endOfDay, epochMs, startOfDay } from '#libs/domain/time/index.js';
import { STATISTICS_GROUPS, type StatisticsFilter, type StatisticsGroup } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { foldAll } from './folding.js';
import { PLAIN } from './plain-statistics.js';
import { aPrincipal, insertCases, PEOPLE, randomCases } from './rows.js';

const ROWS = randomCases(600).map(({ row }) => row);
const FIRST = calendarDay('2026-03-02');
const NOW = epochMs(startOfDay(addDays(FIRST, 25)) + 36_000_000);
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  // Most cases are in the cells, some wait; of those folded some are moved to another officer and item afterwards.
  const cases = randomCases(600);
  await insertCases(db, cases.slice(0, 450));
  await db.sql(`UPDATE case_row SET officer_id = 'moved', item_code = 'x', used_days = 99 WHERE case_no LIKE 'C000%'`);
  await foldAll(db, NOW);
  await db.sql(
    `UPDATE case_row r SET officer_id = s.officer, item_code = s.item, used_days = s.days
     FROM jsonb_to_recordset($1) AS s(case_no text, officer text, item text, days double precision)
     WHERE r.case_no = s.case_no AND r.case_no LIKE 'C000%'`,
    [
      JSON.stringify(
        ROWS.map(({ caseNo, officerId, itemCode, usedDays }) => ({
          case_no: caseNo,
          officer: officerId,
          item: itemCode,
          days: usedDays,
        })),
      ),
    ],
  );
  await insertCases(db, cases.slice(450));
});
afterAll(() => db.drop());

const all: Principal = { id: 'sup', name: 'sup', posts: [{ role: 'auditor', region: '000000' }] };
const aPeriod: fc.Arbitrary<DaySpan> = fc
  .tuple(fc.nat(25), fc.nat(30))
  .map(([start, length]) => ({ from: addDays(FIRST, start), to: addDays(FIRST, start + length) }));
const aFilter: fc.Arbitrary<StatisticsFilter> = fc.record(
  {
    region: fc.constantFrom('440000', '410000', '441500'),
    department: fc.constantFrom('d1', 'd2'),
    itemCode: fc.constantFrom('1137080000ITEM1', '1137080000ITEM2'),
    channel: fc.constantFrom('online', 'window'),
    officer: fc.constantFrom(null, ...PEOPLE),
  },
  { requiredKeys: [] },
);

const counted = (who: Principal, { region, department, itemCode, channel, officer }: StatisticsFilter): CaseRow[] =>
  ROWS.filter(
    (row) =>
      !row.simulated &&
      rolesOnCase(who, row).some((role) => (OVERSEERS as readonly string[]).includes(role)) &&
      (region === undefined || regionCovers(region, row.region)) &&
      (department === undefined || row.departmentId === department) &&
      (itemCode === undefined || row.itemCode === itemCode) &&
      (channel === undefined || row.channel === channel) &&
      (officer === undefined || row.officerId === officer),
  );
const bounds = ({ from, to }: DaySpan) => ({ from: startOfDay(from), until: Math.min(endOfDay(to), NOW) });
const close = (measured: { numerator: number; denominator: number | null }) => ({
  numerator: expect.closeTo(measured.numerator, 6) as number,
  denominator: measured.denominator,
});

it('every indicator has a plain reading', () => {
  expect(Object.keys(PLAIN).sort()).toEqual(INDICATORS.map(({ id }) => id).sort());
});

describe.each(INDICATORS)('$id', (indicator) => {
  const plain = PLAIN[indicator.id]!;

  it('agrees with a plain reading of its definition, over cases, periods, filters and people at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constant(all), aPrincipal),
        aFilter,
        fc.array(aPeriod, { minLength: 1, maxLength: 3 }),
        async (who, filter, periods) => {
          const found = await db.store.statistics.measure(who, indicator, { ...filter, periods }, NOW);
          expect(found.map(({ total }) => total)).toMatchObject(
            periods.map((period) => close(plain(counted(who, filter), bounds(period)))),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is not empty, so that the agreement means something', () => {
    const { numerator } = plain(counted(all, {}), bounds({ from: FIRST, to: addDays(FIRST, 40) }));
    expect(numerator).toBeGreaterThan(0);
  });

  const GROUP_OF: Record<StatisticsGroup, (row: CaseRow) => string | null> = {
    region: ({ region }) => region,
    city: ({ region }) => `${region.slice(0, 4)}00`,
    department: ({ departmentId }) => departmentId,
    item: ({ itemCode }) => itemCode,
    assignee: ({ officerId }) => officerId,
    channel: ({ channel }) => channel,
  };

  it('its groups add up to it, and the cases behind each number are as many as the number', async () => {
    const period = { from: addDays(FIRST, 5), to: addDays(FIRST, 18) };
    for (const groupBy of STATISTICS_GROUPS) {
      const [found] = await db.store.statistics.measure(all, indicator, { periods: [period], groupBy }, NOW);
      const { total, groups } = found!;
      expect(groups.reduce((sum, { numerator }) => sum + numerator, 0)).toBeCloseTo(total.numerator, 6);
      for (const { key, numerator, denominator } of groups) {
        const rows = counted(all, {}).filter((row) => GROUP_OF[groupBy](row) === key);
        expect({ numerator, denominator }).toEqual(close(plain(rows, bounds(period))));
      }
      const group = { by: groupBy, key: groups[0]!.key };
      for (const [part, term, number] of [
        ['numerator', indicator.numerator, groups[0]!.numerator],
        ['denominator', indicator.denominator, groups[0]!.denominator],
      ] as const) {
        if (!term || term.sum) continue;
        const behind = await db.store.statistics.cases(all, indicator, { period, part, group }, { limit: 1 }, NOW);
        expect(behind.total).toBe(number);
      }
    }
  });
});
