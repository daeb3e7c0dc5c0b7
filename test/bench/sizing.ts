import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { Stack } from '#scripts/stack/index.mjs';
import { caseWorkflowId } from '#libs/contracts/index.js';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { until } from '../support/until.js';
import type { Measure } from './measure.js';
import { cpuMs, memoryOf, processesOf } from './processes.js';

const ITEM = '防雷装置竣工验收';
const AT_ONCE = 16;
const READS = 400;
/** What grows with the cases; what is read again and again does not. */
const TABLES = [
  ...['case_event', 'case_row', 'case_participant', 'effect', 'effect_try', 'command_receipt', 'case_opening'],
  ...['event_push', 'audit_log'],
];
const PARTS = ['api', 'worker', 'temporal', 'postgres'] as const;
type PerPart = Readonly<Record<(typeof PARTS)[number], number>>;

/** What scripts/sizing.mjs computes from. */
export interface Measured {
  readonly date: string;
  readonly machine: string;
  readonly command: string;
  readonly cases: number;
  readonly actionsPerCase: number;
  readonly cpuMsPerAction: PerPart;
  readonly cpuMsPerRead: PerPart;
  readonly memoryMB: PerPart;
  readonly rowsPerCase: number;
  readonly bytesPerCase: number;
  readonly historyBytesPerCase: number;
}

/** What a case costs from its opening to its end, with all that goes out because of it, and what looking at it costs. */
export async function benchSizing(stack: Stack, cases: number, machine: string): Promise<Measure[]> {
  const office = new Office(stack.url);
  const database = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  try {
    // Caches, pools and the just-in-time compiler are warm before anything counts.
    await wholeCases(office, AT_ONCE * 4);
    const before = { cpu: await cpu(stack), ...(await stored(database)) };
    const opened = await wholeCases(office, cases);
    await until(async () => (await database.query("SELECT FROM effect WHERE status = 'waiting'")).rowCount === 0);
    const after = { cpu: await cpu(stack), ...(await stored(database)) };
    const actions = cases * (STRAIGHT_WORK.length + 1);
    const measured: Measured = {
      date: new Date().toISOString().slice(0, 10),
      machine,
      command: 'npm run bench -- --only=sizing',
      cases,
      actionsPerCase: STRAIGHT_WORK.length + 1,
      cpuMsPerAction: perPart((part) => (after.cpu[part] - before.cpu[part]) / actions),
      cpuMsPerRead: await readingCost(stack, office, opened),
      memoryMB: await memory(stack),
      rowsPerCase: (after.rows - before.rows) / cases,
      bytesPerCase: (after.bytes - before.bytes) / cases,
      historyBytesPerCase: await historyBytes(stack, opened),
    };
    await mkdir('bench-results', { recursive: true });
    await writeFile(path.join('bench-results', 'sizing.json'), `${JSON.stringify(rounded(measured), null, 2)}\n`);
    return linesOf(measured);
  } finally {
    await database.end();
  }
}

/** Opens so many cases and takes each to its end, a few at once; answers their numbers. */
async function wholeCases(office: Office, count: number): Promise<string[]> {
  const done: string[] = [];
  const left = Array.from({ length: count }).values();
  const desk = async () => {
    for (const _ of left) {
      const { caseNo } = await office.open(ITEM);
      for (const [command, who, body] of STRAIGHT_WORK) await office.give(caseNo, command, body, who);
      done.push(caseNo);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, desk));
  return done;
}

/** The three reads of an officer's page in equal parts: the list, the counts of the lists, a case's file. */
async function readingCost(stack: Stack, office: Office, cases: readonly string[]): Promise<PerPart> {
  const officer = await office.as('handler');
  const addresses = (n: number) => [
    '/api/v1/cases?queue=todo&limit=50',
    '/api/v1/cases/counts',
    `/api/v1/cases/${cases[n % cases.length]}`,
  ];
  const read = async (n: number) => {
    for (const address of addresses(n)) {
      const { status } = await officer.get(address);
      if (status !== 200) throw new Error(`${address} was answered with ${status}`);
    }
  };
  const before = await cpu(stack);
  for (let n = 0; n < READS; n += 8) await Promise.all(Array.from({ length: 8 }, (_, k) => read(n + k)));
  const after = await cpu(stack);
  return perPart((part) => (after[part] - before[part]) / (READS * 3));
}

const perPart = (of: (part: (typeof PARTS)[number]) => number): PerPart =>
  Object.fromEntries(PARTS.map((part) => [part, of(part)])) as PerPart;

async function ofEachPart(stack: Stack, of: (pids: readonly string[]) => Promise<number>): Promise<PerPart> {
  const found = PARTS.map(async (part) => [part, await of(await processesOf(stack.parts[part].pid!))] as const);
  return Object.fromEntries(await Promise.all(found)) as PerPart;
}
const cpu = (stack: Stack) => ofEachPart(stack, cpuMs);
const memory = (stack: Stack) => ofEachPart(stack, memoryOf);

/** Rows, and bytes with indexes and what is stored aside (TOAST). */
async function stored(database: pg.Pool): Promise<{ readonly rows: number; readonly bytes: number }> {
  let rows = 0;
  let bytes = 0;
  for (const table of TABLES) {
    const { rows: found } = await database.query<{ rows: string; bytes: string }>(
      `SELECT (SELECT count(*) FROM ${table}) AS rows, pg_total_relation_size('${table}') AS bytes`,
    );
    rows += Number(found[0]!.rows);
    bytes += Number(found[0]!.bytes);
  }
  return { rows, bytes };
}

async function historyBytes(stack: Stack, cases: readonly string[]): Promise<number> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const { workflow } = new Client({ connection });
  try {
    const sample = cases.slice(0, 50);
    const sizes = await Promise.all(
      sample.map(async (caseNo) => (await workflow.getHandle(caseWorkflowId(caseNo)).describe()).historySize ?? 0),
    );
    return sizes.reduce((sum, size) => sum + size, 0) / sample.length;
  } finally {
    await connection.close();
  }
}

const round = (value: number): number => (value < 100 ? Math.round(value * 100) / 100 : Math.round(value));
const rounded = (measured: Measured): unknown =>
  JSON.parse(JSON.stringify(measured, (_key, value: unknown) => (typeof value === 'number' ? round(value) : value)));

function linesOf(measured: Measured): Measure[] {
  const told = (measure: string, value: string): Measure => ({
    ...{ measure, value, against: '–', ratio: null, bar: 'stated', held: true },
  });
  const parts = (values: PerPart, unit: string) =>
    PARTS.map((part) => `${part} ${round(values[part])} ${unit}`).join(', ');
  return [
    told(`CPU per action of whole cases, ${AT_ONCE} at once`, parts(measured.cpuMsPerAction, 'ms')),
    told('CPU per read', parts(measured.cpuMsPerRead, 'ms')),
    told('memory under this load', parts(measured.memoryMB, 'MB')),
    told('PostgreSQL per case', `${round(measured.rowsPerCase)} rows, ${round(measured.bytesPerCase)} bytes`),
    told('history per case', `${round(measured.historyBytesPerCase)} bytes`),
  ];
}
