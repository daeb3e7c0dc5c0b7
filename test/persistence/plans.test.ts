import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Principal } from '#libs/domain/identity/index.js';
import { type Queue, QUEUES } from '#libs/persistence/index.js';
import { WHOLE } from '#libs/persistence/case-row/case-reader.js';
import { pageStatement } from '#libs/persistence/case-lists/statements.js';
import { seedCases, seedLogs } from '../bench/seeding.js';
import { type ScratchDatabase, scratchDatabase, TEST_KEYS } from '../setup/database.js';

const departments = ['d1', 'd2', 'd3', 'd4'];
const PEOPLE: readonly Principal[] = [
  { id: 'handler7', name: '', posts: [{ role: 'handler', departmentId: 'd3' }] },
  { id: 'handler8', name: '', posts: departments.map((departmentId) => ({ role: 'leader', departmentId })) },
  { id: 'u77', name: '', posts: [{ role: 'applicant' }] },
  { id: 'win', name: '', posts: [{ role: 'window', region: '441521' }], windowId: 'w3' },
  { id: 'sup', name: '', posts: [{ role: 'supervisor', region: '441500' }] },
  { id: 'ia', name: '', posts: [{ role: 'itemadmin' }] },
];

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  await seedCases(db, 50_000);
});
afterAll(() => db.drop());

/** The plan of a page with the values that the product sends. */
async function planOf(who: Principal, queue: Queue): Promise<string> {
  const { text, values } = pageStatement(who, { queue, limit: 50 }, TEST_KEYS);
  const lines = await db.store.database.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

describe.each(PEOPLE)('for $id, a page of 50,000 cases', (who) => {
  it.each(QUEUES)('%s is found through an index', async (queue) => {
    expect(await planOf(who, queue)).not.toMatch(/Seq Scan on (case_row|case_participant)/);
  });
});

describe('the file of one case among 50,000', () => {
  it('is found through indexes, also by a plan that is made once for all cases', async () => {
    await seedLogs(db);
    await db.sql(`INSERT INTO attachment (attachment_id, sha256, name, size, media_type, uploaded_by, uploaded_at, digest, case_no)
      SELECT case_no, case_no, '申请表.pdf', 1, 'application/pdf', 'u', now(), 'd', case_no FROM case_row`);
    await db.sql('ANALYZE attachment, case_event, effect');
    const lines = await db.sql<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${WHOLE}`);
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toContain('attachment');
    expect(plan).not.toMatch(/Seq Scan on (case_row|case_event|effect|attachment )/);
  });
});
