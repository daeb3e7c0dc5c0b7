import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { openPersistence, rebuild, verifyLog } from '#libs/persistence/index.js';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { replayEngine } from '../replay/histories.js';
import type { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';

const ITEM = '防雷装置竣工验收';
const OTHER_ITEM = '食品经营许可';
const PATH = '/api/v1/supervision/warning-rules';
const BASIS = '汕尾市政务服务预警规则(试)1号';

interface Rules {
  readonly defaults: readonly { clock: string; warns: boolean; card: string; alarms: string[] }[];
  readonly rules: readonly { id: string; clock: string; threshold: unknown }[];
}
interface Clocks {
  readonly clocks: readonly { kind: string; stoppedAt?: string | null; dueOn: string }[];
}

let home: string;
let stack: Stack;
let office: Office;
let admin: ApiClient;
let leader: ApiClient;
let running: string;
let elsewhere: string;
let ruleId: string;

const types = async (caseNo: string) => (await leader.timeline(caseNo)).map(({ type }) => type);
const inApproval = async (item: string): Promise<string> => {
  const { caseNo } = await office.open(item);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
  return caseNo;
};

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-warnings-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  [admin, leader] = await Promise.all([office.as('admin'), office.as('leader')]);
  running = await inApproval(ITEM);
  elsewhere = (await office.open(OTHER_ITEM)).caseNo;
});
afterAll(async () => {
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

it('a rule reaches the running cases of its scope, which warn by their own timers at once; no others', async () => {
  const { itemCode } = await office.item(ITEM);
  // Further ahead than the limit is long: due at once.
  const rule = { clock: 'promise', alarm: 'warning', itemCode, threshold: { unit: 'hour', value: 2000 }, basis: BASIS };
  const put = await admin.put<{ rule: { id: string }; cases: number }>(PATH, rule);
  expect(put).toMatchObject({ status: 200, body: { rule: { ...rule, region: null }, cases: 1 } });
  ruleId = put.body.rule.id;
  await expect
    .poll(() => types(running), { timeout: 30_000 })
    .toEqual(['case-submitted', 'pre-review-passed', 'accepted', 'warnings-changed', 'warning-raised']);
  const change = (await leader.timeline(running)).find(({ type }) => type === 'warnings-changed')!;
  expect(change.data).toMatchObject({ source: BASIS, warnings: { promise: { warning: rule.threshold } } });
  expect(await types(elsewhere)).toEqual(['case-submitted']);
});

it('the workflow goes on from its record: officers notice nothing', async () => {
  await office.give(running, 'decide-step', { outcome: 'approve' }, 'handler');
  expect((await types(running)).at(-1)).toBe('step-decided');
});

it('a case that is opened now is opened by it', async () => {
  const caseNo = await inApproval(ITEM);
  await expect.poll(() => types(caseNo), { timeout: 30_000 }).toContain('warning-raised');
  expect((await leader.timeline(caseNo))[0]!.data).toMatchObject({ warnings: { promise: {} } });
  expect(await types(caseNo)).not.toContain('warnings-changed');
});

it('a case must be taken up in time, where a rule says so', async () => {
  const { itemCode } = await office.item(OTHER_ITEM);
  const limit = { clock: 'take_up', alarm: 'limit', itemCode, threshold: { unit: 'hour', value: 4 }, basis: BASIS };
  expect((await admin.put(PATH, limit)).status).toBe(200);
  const clockOf = async () => {
    const { body } = await leader.get<Clocks>(`/api/v1/cases/${elsewhere}/clocks`);
    return body.clocks.find(({ kind }) => kind === 'take_up');
  };
  await expect.poll(clockOf, { timeout: 30_000 }).toMatchObject({ kind: 'take_up' });
  await office.give(elsewhere, 'claim', {}, 'prereview');
  expect((await clockOf())?.stoppedAt).toBeTruthy();
});

it('taken away, the default holds again; what was raised stays on record', async () => {
  expect((await admin.delete(`${PATH}/${ruleId}`)).status).toBe(204);
  await expect.poll(() => types(running).then((all) => all.at(-1)), { timeout: 30_000 }).toBe('warnings-changed');
  const last = (await leader.timeline(running)).at(-1)!;
  expect(last.data).toMatchObject({ warnings: null, source: `撤销:${BASIS}` });
  expect(await types(running)).toContain('warning-raised');
  expect((await admin.delete(`${PATH}/${ruleId}`)).status).toBe(404);
});

it.each([
  [{ clock: 'legal', alarm: 'late' }, 'WARNING_ALARM_NOT_OF_CLOCK'],
  [{ clock: 'promise', alarm: 'limit' }, 'WARNING_ALARM_NOT_OF_CLOCK'],
  [{ threshold: { unit: 'percent', value: 100 } }, 'WARNING_THRESHOLD_OUT_OF_RANGE'],
  [{ threshold: { unit: 'working_day', value: 0 } }, 'VALIDATION_FAILED'],
  [{ clock: 'take_up', alarm: 'limit', threshold: { unit: 'percent', value: 5 } }, 'WARNING_LIMIT_UNIT'],
  [{ region: '990000' }, 'PLACE_UNKNOWN'],
  [{ itemCode: 'nothing' }, 'ITEM_UNKNOWN'],
  [{ basis: ' ' }, 'VALIDATION_FAILED'],
])('a rule with %j is refused: %s', async (own, code) => {
  const rule = { clock: 'promise', alarm: 'warning', threshold: { unit: 'working_day', value: 2 }, basis: BASIS };
  expect((await admin.put<{ code: string }>(PATH, { ...rule, ...own })).body.code).toBe(code);
});

it('a warning that would ring with the first day of an item is refused', async () => {
  const { itemCode } = await office.item(ITEM);
  const rule = { clock: 'promise', alarm: 'warning', itemCode, basis: BASIS };
  const threshold = { unit: 'working_day', value: 250 };
  expect((await admin.put<{ code: string }>(PATH, { ...rule, threshold })).body.code).toBe('WARNING_NEVER_MET');
});

it('the defaults are shown beside the rules, to those who watch over cases', async () => {
  const { body } = await (await office.as('supervisor')).get<Rules>(PATH);
  expect(body.defaults.find(({ clock }) => clock === 'promise')).toMatchObject({
    warns: true,
    card: 'yellow',
    alarms: ['warning', 'late'],
  });
  expect(body.rules.map(({ clock }) => clock)).toEqual(['take_up']);
  expect((await (await office.as('handler')).get(PATH)).status).toBe(403);
});

it('leaves a record whose chain holds, rows that the events give, and histories that replay', async () => {
  const keys = KeyRing.parse(stack.env.TONGBAN_KEYS!);
  const store = await openPersistence({ databaseUrl: stack.databaseUrl, keys, poolSize: 2 });
  try {
    expect(await verifyLog(store.database, keys)).toMatchObject({ faults: [] });
    expect(await rebuild(store.database, keys)).toMatchObject({ mended: [], left: [] });
  } finally {
    await store.close();
  }
  expect((await replayEngine(stack.temporalAddress, stack.env.TONGBAN_KEYS!)).broken).toEqual([]);
});
