import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseWorkflowId } from '#libs/contracts/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { buildBeside, operate, PRESENT } from './support/builds.js';

const ITEM = '防雷装置竣工验收';
const CASES = 4;
/** Over the outbox and over subscriptions. */
const PUMPS = 2;

let home: string;
let first: Stack;
let connection: Connection;
let office: Office;
/** Workers of later builds beside the first stack's, by the name of their build. */
const workers = new Map<string, Stack>();
const old: string[] = [];
let young: string;

const rollOut = (folder: string, ...args: string[]) =>
  operate(folder, { ...first.env, TEMPORAL_ADDRESS: first.temporalAddress }, 'roll-out', ...args);
const folderOf = (build: string) => path.join(home, build);
const described = (caseNo: string) => {
  const dataConverter = { payloadCodecs: [payloadCodec(KeyRing.parse(first.env.TONGBAN_KEYS!))] };
  return new Client({ connection, dataConverter }).workflow.getHandle(caseWorkflowId(caseNo)).describe();
};
/** The build that the case's last task ran on. */
const buildOf = async (caseNo: string) => {
  const { raw } = await described(caseNo);
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
};
/** Takes the case on by its steps from `from` to before `to`. */
const work = async (caseNo: string, from: number, to = STRAIGHT_WORK.length) => {
  for (const [command, who, body] of STRAIGHT_WORK.slice(from, to)) await office.give(caseNo, command, body, who);
};
async function startWorkerOf(build: string): Promise<void> {
  const { DATABASE_URL, TEMPORAL_ADDRESS, TONGBAN_TOKEN_SECRET, TONGBAN_KEYS, TONGBAN_FILES } = first.env;
  const env = { DATABASE_URL, TEMPORAL_ADDRESS, TONGBAN_TOKEN_SECRET, TONGBAN_KEYS, TONGBAN_FILES };
  workers.set(
    build,
    await startStack({
      home: path.join(home, `worker-${build}`),
      parts: { postgres: false, temporal: false, oneShots: false, api: false },
      programs: { worker: [path.join(folderOf(build), 'dist/apps/worker/main.js')] },
      env: { ...(env as Record<string, string>), TONGBAN_WORKER_BUILD: build },
    }),
  );
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-roll-out-'));
  [first] = await Promise.all([
    startStack({ home: path.join(home, 'first'), durable: false, env: { TONGBAN_WORKER_BUILD: 'one' } }),
    buildBeside(folderOf('two'), "if (patched('build-two')) upsertMemo({ build: 'two' });"),
    buildBeside(folderOf('broken'), 'await sleep(1);'),
  ]);
  connection = await Connection.connect({ address: first.temporalAddress });
  office = new Office(first.url);
});
afterAll(async () => {
  await connection?.close();
  for (const stack of workers.values()) await stack.stop();
  await first?.stop();
  await rm(home, { recursive: true, force: true });
});

it('cases begin with the build that is current', async () => {
  expect(await rollOut(PRESENT, 'current', 'one')).toMatchObject({ code: 0 });
  for (let n = 0; n < CASES; n++) old.push((await office.open(ITEM)).caseNo);
  for (const [n, caseNo] of old.entries()) await work(caseNo, 0, n);
  expect(await Promise.all(old.map(buildOf))).toEqual(old.map(() => 'one'));
});

it('a build that no worker runs can’t be made current, and nothing is moved to it', async () => {
  for (const args of [
    ['current', 'two'],
    ['move', 'one', 'two'],
  ]) {
    const { code, said } = await rollOut(PRESENT, ...args);
    expect(code).toBe(1);
    expect(said).toContain('TONGBAN_WORKER_BUILD=two');
    expect(said).toContain('Known: one');
  }
});

it('beside a new build, running cases go on with theirs, and new ones begin with it', async () => {
  await startWorkerOf('two');
  expect(await rollOut(folderOf('two'), 'check')).toMatchObject({ code: 0 });
  expect(await rollOut(folderOf('two'), 'current', 'two')).toMatchObject({ code: 0 });
  young = (await office.open(ITEM)).caseNo;
  await work(young, 0, 1);
  await work(old[3]!, 3, 4);
  expect([await buildOf(young), await buildOf(old[3]!)]).toEqual(['two', 'one']);
  const { memo } = await described(young);
  expect(memo).toMatchObject({ build: 'two' });
});

it('moved, they go on with the new build when the former one has gone', async () => {
  expect(await rollOut(folderOf('two'), 'move', 'one', 'two')).toMatchObject({
    code: 0,
    said: expect.stringContaining(`${CASES + PUMPS} moved from one to two, 0 stay`) as string,
  });
  await expect
    .poll(async () => (await rollOut(folderOf('two'), 'status')).said.split('\n'), { timeout: 30_000, interval: 500 })
    .toEqual(expect.arrayContaining([expect.stringMatching(/^one\t0\t.*may be stopped/)]));
  await first.parts.worker.kill('SIGKILL');
  await work(old[0]!, 0);
  await work(old[1]!, 1);
  expect([await buildOf(old[0]!), await buildOf(old[1]!)]).toEqual(['two', 'two']);
  for (const caseNo of old.slice(0, 2))
    expect((await office.give(caseNo, 'annotate', { opinion: '办结' }, 'leader')).stage).toBe('completed');
});

it('a build that can’t continue what runs is found out, and is given nothing', async () => {
  await startWorkerOf('broken');
  const check = await rollOut(folderOf('broken'), 'check');
  expect(check.code).toBe(1);
  for (const caseNo of [...old.slice(2), young]) expect(check.said).toContain(caseWorkflowId(caseNo));
  const move = await rollOut(folderOf('broken'), 'move', 'two', 'broken');
  expect(move.code).toBe(1);
  // What has ended its approval runs until it is archived; the pumps are the same in every build.
  expect(move.said).toMatch(/2 moved from two to broken, [345] stay because they do not replay/);
  await work(old[2]!, 2);
  await work(old[3]!, 4);
  await work(young, 1);
  expect(await buildOf(old[2]!)).toBe('two');
});
