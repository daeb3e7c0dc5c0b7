import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseWorkflowId } from '#libs/contracts/index.js';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { replayEngine } from '../replay/histories.js';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { operate, PRESENT } from './support/builds.js';

const ITEM = '防雷装置竣工验收';
let home: string;
let stack: Stack;
let office: Office;

const start = async () => {
  stack = await startStack({ home: path.join(home, 'stack'), durable: false });
  office = new Office(stack.url);
};
const operateHere = (...args: string[]) =>
  operate(PRESENT, { ...stack.env, DATABASE_URL: stack.databaseUrl, TEMPORAL_ADDRESS: stack.temporalAddress }, ...args);
const work = async (caseNo: string, from: number, to = STRAIGHT_WORK.length) => {
  for (const [command, who, body] of STRAIGHT_WORK.slice(from, to)) await office.give(caseNo, command, body, who);
};
const timeline = async (caseNo: string) => (await office.as('leader')).timeline(caseNo);
const folder = () => path.join(home, 'stack');
/** With owners: the database must not belong to root. */
const copy = (from: string, into: string) => promisify(execFile)('cp', ['-a', from, into]);
/** What of the stack's folder is the database's, or the engine's. */
const partsOf = async (part: 'postgres' | 'temporal', from: string) =>
  (await readdir(from)).filter((name) => name === part || name.startsWith(`${part}.db`));
const keep = async (part: 'postgres' | 'temporal') => {
  await mkdir(path.join(home, 'kept'), { recursive: true });
  for (const name of await partsOf(part, folder())) await copy(path.join(folder(), name), path.join(home, 'kept'));
};
const bringBack = async (part: 'postgres' | 'temporal') => {
  for (const name of await partsOf(part, folder())) await rm(path.join(folder(), name), { recursive: true });
  for (const name of await partsOf(part, path.join(home, 'kept'))) await copy(path.join(home, 'kept', name), folder());
};

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-reconcile-'));
  await start();
});
afterAll(async () => {
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

it('a record from before the engine’s moment gets back, to the byte, what it lost', async () => {
  const [untouched, workedOn, ended] = [
    (await office.open(ITEM)).caseNo,
    (await office.open(ITEM)).caseNo,
    (await office.open(ITEM)).caseNo,
  ];
  await work(workedOn, 0, 2);
  await work(ended, 0, 4);
  await stack.stop();
  await keep('postgres');
  await start();
  await work(workedOn, 2, 5);
  await office.give(workedOn, 'annotate', { opinion: '电话 13800138000 已核' }, 'issuer');
  await work(ended, 4);
  const young = (await office.open(ITEM)).caseNo;
  await work(young, 0, 1);
  const cases = [untouched, workedOn, ended, young];
  const before = await Promise.all(cases.map(timeline));
  await stack.stop();

  await bringBack('postgres');
  await start();
  const lost = (await timeline(workedOn)).length;
  expect(lost).toBe(3);

  const dry = await operateHere('reconcile');
  expect(dry.code).toBe(1);
  expect(dry.said).toContain(`${workedOn}\tahead\trecord 3, workflow 8`);
  expect(dry.said).toContain(`${young}\tahead\trecord –`);
  expect(dry.said).toMatch(/1 agree; 0 behind, 3 ahead, 0 missing, 0 contradicts/);
  expect((await timeline(workedOn)).length).toBe(lost);

  const done = await operateHere('reconcile', '--apply');
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('5 events recorded again') as string });
  expect(await Promise.all(cases.map(timeline))).toEqual(before);
  expect((await operateHere('reconcile')).said).toMatch(/4 agree; 0 behind, 0 ahead/);
  expect(await operateHere('verify-log')).toMatchObject({ code: 0 });

  await work(untouched, 0);
  await work(workedOn, 5);
  await work(young, 1);
  // Its number is taken: the next case of the day has another one.
  expect((await office.open(ITEM)).caseNo > young).toBe(true);
});

it('without an engine’s memory, cases begin anew from the record; where both went on, the record holds', async () => {
  const [lostCase, behind] = [(await office.open(ITEM)).caseNo, (await office.open(ITEM)).caseNo];
  await work(lostCase, 0, 3);
  await work(behind, 0, 1);
  await stack.stop();
  await keep('temporal');
  await start();
  await work(behind, 1, 3);
  const opened = (await office.open(ITEM)).caseNo;
  await work(opened, 0, 2);
  const cases = [lostCase, behind, opened];
  const before = await Promise.all(cases.map(timeline));
  await stack.stop();

  await bringBack('temporal');
  await start();
  const dry = await operateHere('reconcile');
  expect(dry.said).toContain(`${behind}\tbehind\trecord 4, workflow 2`);
  expect(dry.said).toContain(`${opened}\tmissing\trecord 3`);

  const connection = await Connection.connect({ address: stack.temporalAddress });
  const lostRun = new Client({ connection }).workflow.getHandle(caseWorkflowId(lostCase));
  await lostRun.terminate('lost');
  await connection.close();
  const done = await operateHere('reconcile', '--apply');
  expect(done.code).toBe(0);
  expect(done.said).toContain(`${lostCase}\tmissing\trecord 4, workflow –\tbegun anew from event 4`);
  await expect
    .poll(async () => (await operateHere('reconcile')).said, { timeout: 30_000, interval: 1000 })
    .toMatch(/0 behind, 0 ahead, 0 missing, 0 contradicts/);
  expect(await Promise.all(cases.map(timeline))).toEqual(before);
  await work(lostCase, 3);
  await work(behind, 3);
  await work(opened, 2);
  expect((await replayEngine(stack.temporalAddress, stack.env.TONGBAN_KEYS!)).broken).toEqual([]);
});
