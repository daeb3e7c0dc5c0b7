import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { addDays, calendarDay } from '#libs/domain/time/index.js';
import { openPersistence, rebuild, verifyLog } from '#libs/persistence/index.js';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { addPeople } from '../api/support/people.js';
import { replayEngine } from '../replay/histories.js';
import { Office, todayInChina } from '../support/office.js';

const ITEM = '防雷装置竣工验收';
const METEOROLOGY = 'shanwei-meteorology';
const PATH = '/api/v1/absences';
const HAND_OVERS = '/api/v1/hand-overs';
const TODAY = calendarDay(todayInChina());
const SOON = { timeout: 60_000 };
/** Work that comes to somebody who is away waits a minute at most. */
const WITHIN_A_MINUTE = { timeout: 90_000 };
const MANY = 40;

interface Absence {
  readonly id: string;
  readonly state: string;
  readonly over: number;
  readonly back: number;
}
interface HandOver {
  readonly id: string;
  readonly finishedAt: string | null;
  readonly moved: number;
  readonly left: number;
}

let home: string;
let stack: Stack;
let office: Office;

const officer = (username: string, name: string, role: 'handler' | 'prereview') => ({
  username,
  name,
  posts: [{ role, departmentId: METEOROLOGY }],
});
/** In approval and claimed. */
const claimed = async (who: string): Promise<string> => {
  const { caseNo } = await office.open(ITEM);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
  await office.give(caseNo, 'claim', {}, who);
  return caseNo;
};
const transfers = async (caseNo: string) =>
  (await (await office.as('leader')).timeline(caseNo)).filter(({ type }) => type === 'transferred');
const receivers = async (caseNo: string) => (await transfers(caseNo)).map(({ data }) => data.toUser);
const named = async (who: string, deputy: string, key: string) =>
  (await office.as(who)).post<Absence>(
    PATH,
    { deputy, firstDay: TODAY, lastDay: addDays(TODAY, 1) },
    { 'idempotency-key': key },
  );
const absenceOf = async (who: string): Promise<Absence> =>
  (await (await office.as(who)).get<{ rows: Absence[] }>(PATH)).body.rows[0]!;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-absence-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  await addPeople(
    [
      officer('away', '王请假', 'handler'),
      officer('deputy', '刘代理', 'handler'),
      officer('away-crash', '钱请假', 'prereview'),
      officer('deputy-crash', '孙代理', 'prereview'),
      officer('leaving', '周离任', 'handler'),
      officer('coming', '吴接任', 'handler'),
    ],
    stack.databaseUrl,
  );
});
afterAll(async () => {
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

let kept: string;
let decided: string;
let passedOn: string;
let late: string;

describe('an absence from today', () => {
  it('is tried out first, which changes nothing', async () => {
    [kept, decided, passedOn] = [await claimed('away'), await claimed('away'), await claimed('away')];
    const dry = { deputy: 'deputy', firstDay: TODAY, lastDay: TODAY };
    const { body } = await (await office.as('away')).post<{ rows: { caseNo: string }[] }>(`${PATH}/dry-run`, dry);
    expect(body).toMatchObject({ goes: 3, stays: 0 });
    expect(new Set(body.rows.map(({ caseNo }) => caseNo))).toEqual(new Set([kept, decided, passedOn]));
    expect(await receivers(kept)).toEqual([]);
  });

  it('hands the open cases over to the deputy, each with its event; the same request again names no second one', async () => {
    const first = await named('away', 'deputy', 'holiday');
    expect(first).toMatchObject({ status: 201, body: { state: 'away', officerName: '王请假', deputyName: '刘代理' } });
    expect((await named('away', 'deputy', 'holiday')).body.id).toBe(first.body.id);
    for (const caseNo of [kept, decided, passedOn])
      await expect.poll(() => receivers(caseNo), SOON).toEqual(['deputy']);
    const [event] = await transfers(kept);
    expect(event).toMatchObject({ actor: { id: 'engine' } });
    expect(event!.data.reason).toBe(`请假代理(${TODAY} 至 ${addDays(TODAY, 1)}):王请假请假,由刘代理代为办理`);
    expect(await absenceOf('away')).toMatchObject({ over: 3, back: 0 });
    // What comes to her from now on goes over within a minute: looked at after the next stories.
    late = await claimed('away');
  });
});

it('a worker that is killed on the way there and on the way back loses nothing and doubles nothing', async () => {
  const cases = await Promise.all(
    Array.from({ length: MANY }, async () => {
      const { caseNo } = await office.open(ITEM);
      await office.give(caseNo, 'claim', {}, 'away-crash');
      return caseNo;
    }),
  );
  const atEach = async (wanted: readonly string[]) => {
    const found = await Promise.all(cases.map(receivers));
    expect(found).toEqual(cases.map(() => wanted));
  };
  const killOnceSome = async (moved: (absence: Absence) => number) => {
    await expect.poll(async () => moved(await absenceOf('away-crash')), { ...SOON, interval: 5 }).toBeGreaterThan(0);
    await stack.parts.worker.kill('SIGKILL');
    await stack.parts.worker.restart();
  };
  const { id } = (await named('away-crash', 'deputy-crash', 'crash')).body;
  await killOnceSome(({ over }) => over);
  await expect.poll(() => absenceOf('away-crash'), SOON).toMatchObject({ over: MANY });
  await expect.poll(async () => (await Promise.all(cases.map(receivers))).flat().length, SOON).toBe(MANY);
  await atEach(['deputy-crash']);
  await (await office.as('away-crash')).post(`${PATH}/${id}/end`, undefined);
  await killOnceSome(({ back }) => back);
  await expect.poll(() => absenceOf('away-crash'), SOON).toMatchObject({ state: 'ended', back: MANY });
  await atEach(['deputy-crash', 'away-crash']);
});

describe('a bulk hand-over', () => {
  const order = async (body: object, key: string) =>
    (await office.as('leader')).post<HandOver & { code?: string }>(HAND_OVERS, body, { 'idempotency-key': key });

  it('moves the chosen cases for good, each with its event, and says how far it got', async () => {
    const [one, other] = [await claimed('leaving'), await claimed('leaving')];
    const scope = { from: 'leaving', to: 'coming', caseNos: [one] };
    const leader = await office.as('leader');
    const dry = await leader.post(`${HAND_OVERS}/dry-run`, scope);
    expect(dry).toMatchObject({ status: 200, body: { goes: 1, stays: 0 } });
    const first = await order({ ...scope, reason: '离任' }, 'leaving');
    expect(first).toMatchObject({ status: 202, body: { fromName: '周离任', toName: '吴接任', reason: '离任' } });
    expect((await order({ ...scope, reason: '离任' }, 'leaving')).body.id).toBe(first.body.id);
    const listed = async () => (await leader.get<{ rows: HandOver[] }>(HAND_OVERS)).body.rows[0]!;
    await expect.poll(async () => (await listed()).finishedAt, SOON).not.toBeNull();
    expect(await listed()).toMatchObject({ id: first.body.id, moved: 1, left: 0 });
    expect((await transfers(one)).map(({ data }) => data)).toEqual([{ toUser: 'coming', reason: '批量移交:离任' }]);
    expect(await transfers(other)).toEqual([]);
  });

  it('leaves what its receiver may not do, and is refused where nothing would go', async () => {
    const caseNo = await claimed('leaving');
    const scope = { from: 'leaving', to: 'reviewer', caseNos: [caseNo] };
    const dry = await (await office.as('leader')).post(`${HAND_OVERS}/dry-run`, scope);
    expect(dry.body).toMatchObject({ goes: 0, stays: 1 });
    expect((await order({ ...scope, reason: '离任' }, 'unfit')).body.code).toBe('HAND_OVER_NOTHING');
  });
});

describe('an absence that goes on', () => {
  it('hands over what comes to her meanwhile', async () => {
    await expect.poll(() => receivers(late), WITHIN_A_MINUTE).toEqual(['deputy']);
  });

  it('ended early, gives her back what is still with the deputy, and not what was decided or passed on', async () => {
    await office.give(decided, 'decide-step', { outcome: 'approve' }, 'deputy');
    await office.give(passedOn, 'transfer', { toUser: 'handler', reason: '专长' }, 'deputy');
    const { id } = await absenceOf('away');
    const ended = await (await office.as('away')).post<Absence>(`${PATH}/${id}/end`, undefined);
    expect(ended).toMatchObject({ status: 202 });
    await expect.poll(() => absenceOf('away'), SOON).toMatchObject({ state: 'ended', over: 4, back: 2 });
    expect(await receivers(kept)).toEqual(['deputy', 'away']);
    expect(await receivers(late)).toEqual(['deputy', 'away']);
    expect(await receivers(decided)).toEqual(['deputy']);
    expect(await receivers(passedOn)).toEqual(['deputy', 'handler']);
    expect((await transfers(kept))[1]!.data.reason).toContain('由刘代理交还王请假');
    await office.give(kept, 'decide-step', { outcome: 'approve' }, 'away');
  });
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
