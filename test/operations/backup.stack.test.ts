import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { Office, STRAIGHT_WORK } from '../support/office.js';
import { operate, PRESENT } from './support/builds.js';

const ITEM = '防雷装置竣工验收';
let root: string;
let stack: Stack;
let office: Office;
let keeper: ChildProcess | undefined;

const place = (name: string) => path.join(root, name);
const start = async (name: string) => {
  stack = await startStack({ home: place(name) });
  office = new Office(stack.url);
};
/** The address of the cluster's owner, who alone may replicate. */
async function ownerUrl(): Promise<string> {
  const { databaseAdminPassword } = JSON.parse(await readFile(path.join(stack.home, 'secrets.json'), 'utf8')) as {
    databaseAdminPassword: string;
  };
  return `postgresql://postgres:${databaseAdminPassword}@127.0.0.1:${new URL(stack.databaseUrl).port}/postgres`;
}
const operateHere = async (...args: string[]) =>
  operate(
    PRESENT,
    {
      ...stack.env,
      DATABASE_URL: stack.databaseUrl,
      TEMPORAL_ADDRESS: stack.temporalAddress,
      BACKUP_DATABASE_URL: await ownerUrl(),
    },
    ...args,
  );
const asOwner = async (statement: string) => {
  const client = new pg.Client(await ownerUrl());
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
};
async function keepTheLog(): Promise<void> {
  const program = path.join(PRESENT, 'dist/apps/cli/main.js');
  const env = { ...process.env, BACKUP_DATABASE_URL: await ownerUrl() };
  keeper = spawn(process.execPath, [program, 'keep-log', `--into=${place('backup')}`], { env });
  await new Promise<void>((resolve, reject) => {
    keeper!.stdout!.once('data', () => resolve());
    keeper!.once('exit', (code) => reject(new Error(`keep-log ended with ${code}`)));
  });
  // From here on a commit is answered when the keeper has it on disk (RPO 0).
  await asOwner(`ALTER SYSTEM SET synchronous_standby_names = 'tongban_log'`);
  await asOwner('SELECT pg_reload_conf()');
}
const timeline = async (caseNo: string) => (await office.as('leader')).timeline(caseNo);
const act = async (caseNo: string, from: number, to: number) => {
  for (const [command, who, body] of STRAIGHT_WORK.slice(from, to)) await office.give(caseNo, command, body, who);
};
async function openWithFile(content: string): Promise<{ caseNo: string; attachmentId: string }> {
  const applicant = await office.as('applicant');
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/plain' }), 'a.txt');
  const headers = { authorization: `Bearer ${applicant.token}` };
  const sent = await fetch(`${stack.url}/api/v1/attachments`, { method: 'POST', body: form, headers });
  const { attachmentId } = (await sent.json()) as { attachmentId: string };
  const application = await office.application(ITEM);
  const [first, ...others] = application.materials as object[];
  const { body } = await applicant.open({
    ...application,
    materials: [{ ...first, attachmentIds: [attachmentId] }, ...others],
  });
  return { caseNo: body.caseNo, attachmentId };
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tongban-backup-'));
  await start('first');
});
afterAll(async () => {
  keeper?.kill('SIGKILL');
  await stack?.stop();
  await rm(root, { recursive: true, force: true });
});

it('after the loss of everything, all that was answered is there, and cases go on', { timeout: 240_000 }, async () => {
  await mkdir(place('backup'));
  await keepTheLog();
  const [early, amid, late] = [await openWithFile('早'), await openWithFile('中'), await openWithFile('晚')];
  await act(early.caseNo, 0, 2);
  // People work on while the base is taken.
  const [taken] = await Promise.all([operateHere('backup', `--into=${place('backup')}`), act(amid.caseNo, 0, 3)]);
  expect(taken).toMatchObject({ code: 0, said: expect.stringContaining('3 new files') as string });
  const before = new Date();
  await act(late.caseNo, 0, 4);
  const young = (await office.open(ITEM)).caseNo;
  const cases = [early.caseNo, amid.caseNo, late.caseNo, young];
  const answered = await Promise.all(cases.map(timeline));

  for (const part of Object.values(stack.parts)) await part.kill('SIGKILL');
  keeper!.kill('SIGKILL');
  await stack.stop();
  await copyFile(path.join(place('first'), 'secrets.json'), place('secrets.json'));
  await rm(place('first'), { recursive: true });

  const restored = await operate(PRESENT, {}, 'restore', `--from=${place('backup')}`, `--home=${place('second')}`);
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('3 files laid into') as string });
  await copyFile(place('secrets.json'), path.join(place('second'), 'secrets.json'));
  await start('second');
  expect(await Promise.all(cases.map(timeline))).toEqual(answered);
  const file = await (await office.as('applicant')).raw(`/api/v1/attachments/${late.attachmentId}`);
  expect(await file.text()).toBe('晚');
  expect(await operateHere('verify-log')).toMatchObject({ code: 0 });

  // The engine was lost, too.
  expect((await operateHere('reconcile', '--apply')).code).toBe(0);
  await act(early.caseNo, 2, STRAIGHT_WORK.length);
  await act(young, 0, STRAIGHT_WORK.length);
  expect((await operateHere('reconcile')).said).toMatch(/0 behind, 0 ahead, 0 missing, 0 contradicts/);
  await stack.stop();

  // And to a moment: what came after it is not there.
  const moment = `--until=${before.toISOString()}`;
  const then = await operate(PRESENT, {}, 'restore', `--from=${place('backup')}`, `--home=${place('third')}`, moment);
  expect(then.code).toBe(0);
  await copyFile(place('secrets.json'), path.join(place('third'), 'secrets.json'));
  await start('third');
  expect((await timeline(late.caseNo)).map(({ type }) => type)).toEqual(['case-submitted']);
  expect(await timeline(amid.caseNo)).toEqual(answered[1]);
});

it('a backup of which one byte was changed is refused, and nothing is laid down', async () => {
  await cp(place('backup'), place('damaged'), { recursive: true });
  const [base] = (await readdir(place('damaged'))).filter((name) => name.startsWith('base-'));
  const file = await open(path.join(place('damaged'), base!, 'base.tar'), 'r+');
  await file.write(Buffer.from([1]), 0, 1, 1_000_000);
  await file.close();
  const refused = await operate(PRESENT, {}, 'restore', `--from=${place('damaged')}`, `--home=${place('fourth')}`);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('damaged') as string });
  expect(await readdir(place('fourth')).catch(() => 'nothing')).toBe('nothing');
});

it('a folder that holds a database is not restored into', async () => {
  const refused = await operate(PRESENT, {}, 'restore', `--from=${place('backup')}`, `--home=${place('third')}`);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('not empty') as string });
});
