import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CaseRow } from '#libs/domain/case/index.js';
import { CLOCK_KINDS } from '#libs/domain/clock/index.js';
import { OVERSEERS, type Principal, regionCovers, rolesOnCase } from '#libs/domain/identity/index.js';
import { addDays, calendarDay } from '#libs/domain/time/index.js';
import { type CasePage, type PageOf, WARNING_GROUPS, type WarningFilter } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { aPrincipal, insertCases, PEOPLE, randomCases } from './rows.js';

const ROWS = randomCases(400).map(({ row }) => row);
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await insertCases(db, randomCases(400));
});
afterAll(() => db.drop());

/** All pages of a list; their cases in order, as many as its total says. */
async function walk(pageAt: (page: PageOf) => Promise<CasePage>, limit = 37): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { rows, nextCursor, total }: CasePage = await pageAt({ limit, ...(cursor !== undefined && { cursor }) });
    found.push(...rows.map(({ caseNo }) => caseNo));
    cursor = nextCursor ?? undefined;
    if (cursor === undefined) expect(found).toHaveLength(total);
  } while (cursor !== undefined);
  return found;
}

/** Told case by case with the domain's own rules. */
const oversees = (who: Principal, row: CaseRow): boolean =>
  !row.simulated && rolesOnCase(who, row).some((role) => (OVERSEERS as readonly string[]).includes(role));
const isLive = (row: CaseRow): boolean => row.card !== 'none' && (row.closedAt === null || row.dueAt !== null);
const fits = (
  row: CaseRow,
  { level, region, regionOnly, department, itemCode, clock, assignee }: WarningFilter,
): boolean =>
  (level === undefined || row.card === level) &&
  (region === undefined || (regionOnly ? row.region === region : regionCovers(region, row.region))) &&
  (department === undefined || row.departmentId === department) &&
  (itemCode === undefined || row.itemCode === itemCode) &&
  (clock === undefined || row.cardClock === clock) &&
  (assignee === undefined || row.assigneeId === assignee);
const inOrder = (rows: readonly CaseRow[]): string[] =>
  [...rows]
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.caseNo < b.caseNo ? -1 : 1))
    .map(({ caseNo }) => caseNo);

const aFilter: fc.Arbitrary<WarningFilter> = fc.record(
  {
    level: fc.constantFrom('warning', 'yellow', 'red'),
    region: fc.constantFrom('440000', '441500', '410000', '410727'),
    regionOnly: fc.boolean(),
    department: fc.constantFrom('d1', 'd2'),
    itemCode: fc.constantFrom('1137080000ITEM1', '1137080000ITEM2'),
    clock: fc.constantFrom(...CLOCK_KINDS),
    assignee: fc.constantFrom(null, ...PEOPLE),
  },
  { requiredKeys: [] },
);
const all: Principal = { id: 'sup', name: 'sup', posts: [{ role: 'supervisor', region: '000000' }] };

describe('warnings', () => {
  it('show whoever watches over cases just those with a live card, in order, with the exact total', async () => {
    await fc.assert(
      fc.asyncProperty(aPrincipal, aFilter, async (who, filter) => {
        const expected = ROWS.filter((row) => oversees(who, row) && isLive(row) && fits(row, filter));
        expect(await walk((page) => db.store.warnings.list(who, filter, page))).toEqual(inOrder(expected));
      }),
      { numRuns: 60 },
    );
  });

  const SAME = {
    card: (key) => ({ level: key as 'red' }),
    clock: (key) => ({ clock: key as 'promise' }),
    region: (key) => ({ region: key!, regionOnly: true }),
    department: (key) => ({ department: key! }),
    item: (key) => ({ itemCode: key! }),
    assignee: (key) => ({ assignee: key }),
  } satisfies Record<(typeof WARNING_GROUPS)[number], (key: string | null) => WarningFilter>;

  it.each(WARNING_GROUPS)('counted by %s: the list behind each number is the number', async (groupBy) => {
    for (const filter of [{}, { level: 'yellow' }, { department: 'd2' }] satisfies WarningFilter[]) {
      const { total, groups } = await db.store.warnings.count(all, filter, groupBy);
      expect(total.total).toBe((await walk((page) => db.store.warnings.list(all, filter, page))).length);
      expect(groups.reduce((sum, group) => sum + group.total, 0)).toBe(total.total);
      for (const group of groups) {
        expect(group.warning + group.yellow + group.red).toBe(group.total);
        const behind = await db.store.warnings.list(all, { ...filter, ...SAME[groupBy](group.key) }, { limit: 1 });
        expect([group.key, behind.total]).toEqual([group.key, group.total]);
      }
    }
  });

  it('are found through the index of live cards', async () => {
    await db.sql('ANALYZE case_row');
    const plan = await db.sql<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT FROM case_row r WHERE NOT r.simulated AND r.card <> 'none'
         AND (r.closed_at IS NULL OR r.due_at < 'infinity') ORDER BY r.due_at, r.case_no LIMIT 20`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('ix_case_row_carded');
  });
});

describe('what falls due', () => {
  const span = { from: calendarDay('2026-03-05'), to: addDays(calendarDay('2026-03-05'), 9) };
  const isDue = (row: CaseRow) => row.dueOn !== null && row.dueOn >= span.from && row.dueOn <= span.to;

  it('is counted per day and officer, and each number opens its list', async () => {
    await fc.assert(
      fc.asyncProperty(aPrincipal, async (who) => {
        const mine = ROWS.filter((row) => oversees(who, row));
        const { overdue, days } = await db.store.dueLoads.calendar(who, {}, span);
        expect(overdue).toBe(mine.filter(({ dueOn }) => dueOn !== null && dueOn < span.from).length);
        expect(days.reduce((sum, { cases }) => sum + cases, 0)).toBe(mine.filter(isDue).length);
        for (const { on, assigneeId, cases } of days.slice(0, 5)) {
          const found = await walk((page) =>
            db.store.dueLoads.due(who, { assignee: assigneeId }, { from: on, to: on }, page),
          );
          expect(found).toHaveLength(cases);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('urges wait for their answer, late ones apart', async () => {
    await fc.assert(
      fc.asyncProperty(aPrincipal, fc.constantFrom(undefined, true, false), async (who, late) => {
        const expected = ROWS.filter(
          (row) =>
            oversees(who, row) && row.urgeDueOn !== null && (late === undefined || row.urgeDueOn < span.from === late),
        );
        const found = await walk((page) => db.store.dueLoads.urges(who, { late }, span.from, page));
        expect(found).toEqual(inOrder(expected));
      }),
      { numRuns: 25 },
    );
  });

  it('breaks while its officer is away: theirs, and what falls to them alone', async () => {
    for (const userId of PEOPLE) {
      const sole = [{ role: 'issuer', departmentId: 'd2' }] as const;
      const expected = ROWS.filter(
        (row) =>
          oversees(all, row) &&
          row.role !== null &&
          isDue(row) &&
          (row.assigneeId === userId ||
            (row.assigneeId === null && row.role === 'issuer' && row.departmentId === 'd2')),
      );
      expect(expected.length).toBeGreaterThan(3);
      const found = await walk((page) => db.store.dueLoads.breaking(all, { ...span, userId, sole }, page));
      expect(found).toEqual(inOrder(expected));
    }
  });
});
