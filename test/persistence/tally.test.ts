import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Principal } from '#libs/domain/identity/index.js';
import { rebuildTally } from '#libs/persistence/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { insertCases, randomCases } from './rows.js';

const CASES = randomCases(300);
const WATCHER: Principal = { id: 'sup', name: '', posts: [{ role: 'supervisor', region: '000000' }] };
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await insertCases(db, CASES);
});
afterAll(() => db.drop());

const numbers = (from: number, to: number) => CASES.slice(from, to).map(({ row }) => row.caseNo);
const counted = async () => (await db.store.lists.counts(WATCHER)).department;
const lines = async () => Number((await db.sql<{ n: string }>('SELECT count(*) AS n FROM case_tally'))[0]!.n);

describe('the tally of cases', () => {
  it('follows cases that come, move and go, before and after it is folded', async () => {
    const { tally, database } = db.store;
    expect(await rebuildTally(database)).toEqual([]);
    await db.sql(`UPDATE case_row SET card = 'red', stage = 'under_approval' WHERE case_no = ANY($1)`, [
      numbers(0, 90),
    ]);
    await db.sql(`UPDATE case_row SET region = '441521', department_id = 'd9' WHERE case_no = ANY($1)`, [
      numbers(50, 120),
    ]);
    await db.sql(`UPDATE case_row SET simulated = NOT simulated WHERE case_no = ANY($1)`, [numbers(100, 130)]);
    await db.sql('DELETE FROM case_row WHERE case_no = ANY($1)', [numbers(290, 300)]);
    expect(await rebuildTally(database)).toEqual([]);
    const before = await counted();
    expect(await tally.fold(1)).toBeGreaterThan(300);
    expect(await counted()).toBe(before);
    expect(await rebuildTally(database)).toEqual([]);
  });

  it('takes no line for a change that leaves the case where it is', async () => {
    const before = await lines();
    await db.sql(`UPDATE case_row SET visits = visits + 1, assignee_id = 'handler1'`);
    expect(await lines()).toBe(before);
  });

  it('is folded only where that is worth it', async () => {
    await db.sql(`UPDATE case_row SET card = 'yellow' WHERE case_no = ANY($1)`, [numbers(0, 3)]);
    expect(await db.store.tally.fold()).toBe(0);
  });

  it('counts nothing twice when several fold at once and cases move meanwhile', async () => {
    const { tally, database } = db.store;
    const cards = ['none', 'warning', 'yellow', 'red'];
    for (let round = 0; round < 12; round++)
      await Promise.all([
        tally.fold(1),
        db.sql('UPDATE case_row SET card = $1 WHERE case_no = ANY($2)', [cards[round % 4], numbers(0, 200)]),
        tally.fold(1),
      ]);
    expect(await rebuildTally(database)).toEqual([]);
  });

  it('is found out and made again where it is wrong', async () => {
    const right = await counted();
    await db.sql('UPDATE case_tally SET n = n + 5 WHERE id = (SELECT min(id) FROM case_tally WHERE NOT simulated)');
    expect(await counted()).toBe(right + 5);
    const faults = await rebuildTally(db.store.database);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.tallied).toBe(faults[0]!.counted + 5);
    expect(await counted()).toBe(right);
  });
});
