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

describe('the tally of who handled what', () => {
  const PERSON: Principal = { id: 'anna', name: '', posts: [{ role: 'handler', departmentId: 'd1' }] };
  const handled = async () => (await db.store.lists.counts(PERSON)).done;
  const byHand = async () => {
    const [found] = await db.sql<{ n: string }>(
      `SELECT count(*) AS n FROM case_participant p JOIN case_row r USING (case_no)
       WHERE p.user_id = 'anna' AND p.kind = 'handled' AND NOT r.simulated
         AND (r.department_id = 'd1' OR r.readers @> ARRAY['anna'])`,
    );
    return Number(found!.n);
  };
  const exact = async () => {
    expect(await handled()).toBe(await byHand());
    expect(await rebuildTally(db.store.database)).toEqual([]);
  };
  const took = (kind: string, caseNos: readonly string[]) =>
    db.sql(
      `INSERT INTO case_participant (user_id, kind, case_no, at)
       SELECT 'anna', $1, unnest($2::text[]), now() ON CONFLICT DO NOTHING`,
      [kind, caseNos],
    );

  // Cases were moved and deleted behind the back of who took part, as no case ever is.
  beforeAll(async () => {
    await db.sql(`UPDATE case_participant p SET department_id = r.department_id, region = r.region, simulated = r.simulated
      FROM case_row r WHERE r.case_no = p.case_no`);
    await db.sql('DELETE FROM case_participant WHERE case_no NOT IN (SELECT case_no FROM case_row)');
  });

  it('follows lines that come, change and go, before and after it is folded', async () => {
    await exact();
    await db.sql(`DELETE FROM case_participant WHERE user_id = 'anna' AND case_no = ANY($1)`, [numbers(0, 80)]);
    await exact();
    const before = await handled();
    await took('handled', numbers(0, 60));
    expect(await handled()).toBeGreaterThan(before);
    await took('copied', numbers(60, 80));
    await exact();
    await db.sql(`UPDATE case_participant SET kind = 'handled' WHERE user_id = 'anna' AND case_no = ANY($1)`, [
      numbers(60, 80),
    ]);
    await exact();
    const now = await handled();
    expect(await db.store.tally.fold(1)).toBeGreaterThan(60);
    expect(await handled()).toBe(now);
    await exact();
  });

  it('takes no line for what leaves people where they are', async () => {
    const tallied = async () => (await db.sql<{ n: string }>('SELECT count(*) AS n FROM handled_tally'))[0]!.n;
    const before = await tallied();
    await db.sql(`UPDATE case_participant SET read_at = now(), undue = NOT undue`);
    expect(await tallied()).toBe(before);
    await db.sql(`UPDATE case_participant SET undue = NOT undue`);
  });

  it('loses nobody when several fold at once and people come and go meanwhile', async () => {
    for (let round = 0; round < 12; round++)
      await Promise.all([
        db.store.tally.fold(1),
        round % 2
          ? took('handled', numbers(200, 280))
          : db.sql(`DELETE FROM case_participant WHERE case_no = ANY($1)`, [numbers(200, 280)]),
        db.store.tally.fold(1),
      ]);
    await exact();
  });

  it('answers without a look at the lines where all lie open by post', async () => {
    await db.sql(`DELETE FROM case_participant WHERE user_id = 'anna' AND department_id <> 'd1'`);
    await db.store.tally.fold(1);
    const right = await byHand();
    // Only a tally that is asked alone can be misled like this.
    await db.sql(`UPDATE handled_tally SET n = n + 5 WHERE id = (
      SELECT min(id) FROM handled_tally WHERE user_id = 'anna' AND NOT simulated)`);
    expect(await handled()).toBe(right + 5);
    expect(await rebuildTally(db.store.database)).toHaveLength(1);
    expect(await handled()).toBe(right);
  });
});
