import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CaseRow } from '#libs/domain/case/index.js';
import { type Principal, rolesOnCase } from '#libs/domain/identity/index.js';
import { addDays, calendarDay, dayOf } from '#libs/domain/time/index.js';
import { type CaseQuery, type Queue, QUEUES } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { aPrincipal, insertCases, randomCases, type Seeded } from './rows.js';

const CASES = randomCases(400);
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await insertCases(db, CASES);
});
afterAll(() => db.drop());

type Filters = Omit<CaseQuery, 'queue' | 'cursor' | 'limit'>;

/** All pages of a list, each asked for with the cursor of the one before. */
async function walk(who: Principal, queue: Queue, filters: Filters = {}, limit = 100): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await db.store.lists.list(who, { ...filters, queue, limit, ...(cursor !== undefined && { cursor }) });
    found.push(...page.rows.map(({ caseNo }) => caseNo));
    cursor = page.nextCursor ?? undefined;
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    if (cursor === undefined) expect(found).toHaveLength(page.total);
  } while (cursor !== undefined);
  return found;
}

/** What a queue holds, told case by case with the domain's own rules. */
function isIn(queue: Queue, who: Principal, { row, handledBy, copiedTo, readBy }: Seeded): boolean {
  const roles = rolesOnCase(who, row);
  const open = row.role !== null;
  const byPost = rolesOnCase(who, { ...row, readers: [] }).length > 0;
  switch (queue) {
    case 'todo':
      return open && isTodo(who, row);
    case 'done':
      return roles.length > 0 && handledBy.includes(who.id);
    case 'to-read':
      return roles.length > 0 && copiedTo.includes(who.id) && !readBy.includes(who.id);
    case 'read':
      return roles.length > 0 && readBy.includes(who.id);
    case 'department':
      return byPost;
    case 'supplement':
      return byPost && row.stage === 'awaiting_supplement';
    case 'special':
      return byPost && open && row.specialRunning;
    case 'warning':
      return byPost && open && row.card === 'warning';
    case 'overdue':
      return byPost && open && (row.card === 'yellow' || row.card === 'red');
    case 'to-issue':
      return byPost && row.stage === 'awaiting_issuance';
    case 'all':
      return roles.length > 0;
  }
}

function isTodo(who: Principal, row: CaseRow): boolean {
  const roles = rolesOnCase(who, { ...row, readers: [] });
  if (row.simulated) return roles.includes('itemadmin');
  const free = row.assigneeId === null || row.assigneeId === who.id;
  const onTurn = roles.includes(row.role!) && free;
  const awaited = roles.includes('applicant') && ['awaiting_supplement', 'awaiting_originals'].includes(row.stage);
  const collected = roles.includes('window') && row.stage === 'delivering' && row.deliveryWindow === who.windowId;
  const posted = roles.includes('window') && row.dueClock === 'paper_posting' && row.intakeWindow === who.windowId;
  return onTurn || awaited || collected || posted;
}

const inOrder = (cases: readonly Seeded[]): string[] =>
  cases
    .map(({ row }) => row)
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.caseNo < b.caseNo ? -1 : 1))
    .map(({ caseNo }) => caseNo);

describe('every queue', () => {
  it.each(QUEUES)('%s: shows just what the rules of the domain say, in order, with the exact total', async (queue) => {
    await fc.assert(
      fc.asyncProperty(aPrincipal, fc.integer({ min: 20, max: 100 }), async (who, limit) => {
        const expected = inOrder(CASES.filter((each) => isIn(queue, who, each)));
        expect(await walk(who, queue, {}, limit)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it.each([false, true])(
    'is counted in one statement, simulated cases nowhere (tallies folded: %s)',
    async (folded) => {
      if (folded) await db.store.tally.fold(1);
      await fc.assert(
        fc.asyncProperty(aPrincipal, async (who) => {
          const counts = await db.store.lists.counts(who);
          const real = CASES.filter(({ row }) => !row.simulated);
          for (const queue of QUEUES) {
            expect([queue, counts[queue]]).toEqual([queue, real.filter((each) => isIn(queue, who, each)).length]);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('filters', () => {
  const all: Principal = { id: 'sup', name: 'sup', posts: [{ role: 'supervisor', region: '000000' }] };
  const visible = CASES.filter(({ row }) => !row.simulated);
  const day = addDays(calendarDay('2026-03-02'), 9);
  const table: readonly [string, Filters, (row: CaseRow) => boolean][] = [
    ['case number from its start', { caseNo: 'C0001' }, (row) => row.caseNo.startsWith('C0001')],
    ['item code', { itemCode: '1137080000ITEM2' }, (row) => row.itemCode === '1137080000ITEM2'],
    ['part of the item’s name', { itemName: '竣工' }, (row) => row.itemName.includes('竣工')],
    ['part of the applicant’s name', { applicant: '张' }, (row) => row.applicantName.includes('张')],
    ['the applicant’s ID number', { applicant: '1101 0519491231002x' }, (row) => row.applicantIdNo.endsWith('X')],
    ['part of the project', { project: '大厦' }, (row) => row.projectName === '滨海大厦'],
    ['characters that LIKE would read', { project: '%_' }, (row) => row.projectName === '100%_工程'],
    ['a stage', { stage: 'completed' }, (row) => row.stage === 'completed'],
    ['stages', { stage: ['denied', 'voided'] }, (row) => ['denied', 'voided'].includes(row.stage)],
    ['cards', { card: ['yellow', 'red'] }, (row) => ['yellow', 'red'].includes(row.card)],
    ['too many visits', { visitsExceeded: true }, (row) => row.visits > row.maxVisits],
    ['visits within their bound', { visitsExceeded: false }, (row) => row.visits <= row.maxVisits],
    ['due by a day', { dueBefore: day }, (row) => row.dueOn !== null && row.dueOn <= day],
    [
      'submitted between two days',
      { submittedFrom: day, submittedTo: addDays(day, 3) },
      (row) => dayOf(row.submittedAt) >= day && dayOf(row.submittedAt) <= addDays(day, 3),
    ],
    ['accepted from a day', { acceptedFrom: day }, (row) => row.acceptedAt !== null && dayOf(row.acceptedAt) >= day],
    ['accepted to a day', { acceptedTo: day }, (row) => row.acceptedAt !== null && dayOf(row.acceptedAt) <= day],
    ['free text in a name', { q: '晓明' }, (row) => row.applicantName === '张晓明'],
    ['free text as a number', { q: 'C0002' }, (row) => row.caseNo.startsWith('C0002')],
    ['free text as an ID number', { q: '91350100M000100Y43' }, (row) => row.applicantIdNo.endsWith('Y43')],
    [
      'several together',
      { itemName: '食品', applicant: '李四', card: 'red', q: 'C00' },
      (row) => row.itemName === '食品经营许可' && row.applicantName === '李四' && row.card === 'red',
    ],
    ['nothing that fits', { q: '没有这样的办件' }, () => false],
  ];

  it.each(table)('%s', async (_, filters, fits) => {
    const expected = inOrder(visible.filter(({ row }) => fits(row)));
    expect(await walk(all, 'department', filters)).toEqual(expected);
  });
});

describe('cursors', () => {
  const who: Principal = { id: 'h', name: 'h', posts: ['d1', 'd2'].map((d) => ({ role: 'handler', departmentId: d })) };

  it('lead through a list without doubles, and without loss of what did not move, while cases move', async () => {
    const before = await walk(who, 'department', {}, 7);
    const moving = before.filter((_, i) => i % 3 === 0);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let i = 0; i < 100; i++) {
      const page = await db.store.lists.list(who, { queue: 'department', limit: 7, ...(cursor && { cursor }) });
      seen.push(...page.rows.map(({ caseNo }) => caseNo));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      // Moved towards the start: what is seen must not come again, what is not seen may be missed.
      const mover = moving[i];
      if (mover) await db.sql(`UPDATE case_row SET due_at = '2020-01-01' WHERE case_no = $1`, [mover]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((caseNo) => !moving.includes(caseNo))).toEqual(before.filter((c) => !moving.includes(c)));
  });

  it.each([
    ['junk', 'junk'],
    ['of another queue', Buffer.from('["todo",null,"C1"]').toString('base64url')],
    ['of no instant', Buffer.from('["department",1e20,"C1"]').toString('base64url')],
    ['with a NUL', Buffer.from('["department",null,"C\\u0000"]').toString('base64url')],
    ['of a wrong shape', Buffer.from('{"a":1}').toString('base64url')],
    ['too long', Buffer.from(`["department",null,"${'C'.repeat(600)}"]`).toString('base64url')],
  ])('%s are refused with a code', async (_, cursor) => {
    await expect(db.store.lists.list(who, { queue: 'department', limit: 10, cursor })).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it.each([0, 101, 1.5])('a page of %d rows is refused', async (limit) => {
    await expect(db.store.lists.list(who, { queue: 'all', limit })).rejects.toThrow(RangeError);
  });
});
