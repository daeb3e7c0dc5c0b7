import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { caseWorkflowId } from '#libs/contracts/index.js';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { sidePool } from '../setup/database.js';
import { until } from '../support/until.js';

/** What an officer's action may leave in the engine's history: the update, its task, the record, and a timer that moves. */
const EVENTS_PER_ACTION = 6.5;
const BYTES_PER_ACTION = 2_600;
/** What opening leaves: mostly the item and the calendar that the case is decided by. */
const BYTES_OF_OPENING = 12_000;
/** What a case that meets no trouble leaves in the record: events, who took part, effects and their tries, receipts. */
const ROWS_PER_ACTION = 10;
const BYTES_PER_CASE = 45_000;
const TABLES = [
  'case_event',
  'case_row',
  'case_participant',
  'effect',
  'effect_try',
  'command_receipt',
  'case_opening',
];

const office = new Office(inject('url'));
const database = sidePool(inject('databaseUrl'), 1);
let connection: Connection;
let caseNo: string;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
  ({ caseNo } = await office.open('防雷装置竣工验收'));
});
afterAll(async () => {
  await connection.close();
  await database.end();
});

it('an action costs the engine no more than its budget of events and bytes', async () => {
  const handle = new Client({ connection }).workflow.getHandle(caseWorkflowId(caseNo));
  const size = async () => {
    const { historyLength, historySize } = await handle.describe();
    return { events: historyLength, bytes: historySize! };
  };
  const opened = await size();
  for (const [command, who, body] of STRAIGHT_WORK) await office.give(caseNo, command, body, who);
  const done = await size();
  expect(opened.bytes).toBeLessThan(BYTES_OF_OPENING);
  expect((done.events - opened.events) / STRAIGHT_WORK.length).toBeLessThanOrEqual(EVENTS_PER_ACTION);
  expect((done.bytes - opened.bytes) / STRAIGHT_WORK.length).toBeLessThan(BYTES_PER_ACTION);
});

it('a whole case costs the record no more than its budget of rows and bytes', async () => {
  await until(async () => {
    const waiting = `SELECT FROM effect WHERE case_no = $1 AND status = 'waiting'`;
    return (await database.query(waiting, [caseNo])).rowCount === 0;
  });
  let rows = 0;
  let bytes = 0;
  for (const table of TABLES) {
    const mine = table === 'effect_try' ? "key LIKE $1 || '%'" : 'case_no = $1';
    const { rows: found } = await database.query<{ rows: string; bytes: string }>(
      `SELECT count(*) AS rows, coalesce(sum(pg_column_size(t.*)), 0) AS bytes FROM ${table} t WHERE ${mine}`,
      [caseNo],
    );
    rows += Number(found[0]!.rows);
    bytes += Number(found[0]!.bytes);
  }
  expect(rows / (STRAIGHT_WORK.length + 1)).toBeLessThan(ROWS_PER_ACTION);
  expect(bytes).toBeLessThan(BYTES_PER_CASE);
});
