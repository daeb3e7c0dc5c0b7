import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { addClient } from '../api/support/people.js';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { Receiver } from './support/receiver.js';

const PATH = '/api/v1/integration/subscriptions';
const ITEM = '二级建造师';
/** A receiver that failed is asked again after five seconds. */
const SOON = { timeout: 30_000 };

interface Subscription {
  readonly id: string;
  readonly state: string;
  readonly disabledReason: string | null;
  readonly waiting: number;
  readonly secret: string;
  readonly code?: string;
}
interface Push {
  readonly caseNo: string;
  readonly seq: number;
  readonly state: string;
  readonly refusals: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly tries: readonly { readonly at: string; readonly status: number | null }[];
}

let home: string;
let stack: Stack;
let office: Office;
let system: ApiClient;
let stranger: ApiClient;
const receivers: Receiver[] = [];

async function subscribed(key: string, eventTypes?: readonly string[]) {
  const receiver = await Receiver.open();
  receivers.push(receiver);
  const body = { url: receiver.url, ...(eventTypes && { eventTypes }) };
  const { body: made } = await system.post<Subscription>(PATH, body, { 'idempotency-key': key });
  receiver.secrets.push(made.secret);
  const show = async () => (await system.get<Subscription>(`${PATH}/${made.id}`)).body;
  return { ...made, receiver, show };
}
/** Asked again while the engine is away, as every client is told to. */
async function note(caseNo: string, opinion: string): Promise<void> {
  const officer = await office.as('prereview');
  const give = () => officer.command(caseNo, 'annotate', { opinion }, `${caseNo}-${encodeURIComponent(opinion)}`);
  let answer = await give();
  while (answer.status === 503) answer = await give();
  expect(answer.status).toBe(200);
}
const pushes = async (id: string, query = '') =>
  (await system.get<{ rows: Push[]; nextCursor: string | null }>(`${PATH}/${id}/pushes${query}`)).body;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-subscriptions-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  await addClient('biz-other', 'biz-construction', stack.databaseUrl);
  [system, stranger] = await Promise.all([
    ApiClient.system(stack.url, 'biz-construction'),
    ApiClient.system(stack.url, 'biz-other'),
  ]);
});
afterAll(async () => {
  for (const receiver of receivers) receiver.close();
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

describe('a business system', () => {
  it('is told of each event of its cases, in order, provably by us, without personal data', async () => {
    const { receiver, id, show } = await subscribed('first');
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    await note(caseNo, '电话 13800138000');
    await expect
      .poll(() => receiver.of(caseNo), SOON)
      .toEqual(['case-submitted', 'pre-review-passed', 'annotated'].map((type) => `cn.tongban.case.${type}`));
    const timeline = await (await office.as('prereview')).timeline(caseNo);
    for (const [n, { event, body, provedBy }] of receiver.taken.entries()) {
      expect(provedBy).toEqual([0]);
      expect(event).toMatchObject({
        specversion: '1.0',
        id: `${caseNo}-${n + 1}`,
        subject: caseNo,
        sequence: `0000000${n + 1}`,
        data: { caseNo, seq: n + 1, href: `/api/v1/cases/${caseNo}` },
      });
      expect(Date.parse(event.time)).toBe(Date.parse(timeline[n]!.at));
      expect(body).not.toMatch(/赵小娟|11010519491231002X|13800138000/);
    }
    expect(receiver.taken.map(({ event }) => event.data.stage)).toEqual([
      'pre_review',
      'awaiting_originals',
      'awaiting_originals',
    ]);
    expect(await show()).toMatchObject({ state: 'active', waiting: 0 });
    expect(await show()).not.toHaveProperty('secret');
    expect((await pushes(id)).rows.map(({ seq, state }) => `${seq} ${state}`)).toEqual(['3 done', '2 done', '1 done']);
  });

  it('hears of no case of others, and only of the events that it named', async () => {
    const { receiver } = await subscribed('named', ['pre-review-passed']);
    const other = (await office.open('防雷装置竣工验收')).caseNo;
    await office.give(other, 'pass-pre-review');
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    await expect.poll(() => receiver.taken.length, SOON).toBe(1);
    expect(receiver.of(caseNo)).toEqual(['cn.tongban.case.pre-review-passed']);
  });

  it('that is away or answers an error hears everything later, each once and in order', async () => {
    const { receiver, show } = await subscribed('away');
    const answers = ['cut', 503] as const;
    receiver.answer = () => answers[receiver.all.length] ?? 204;
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    await expect.poll(async () => (await show()).waiting, SOON).toBe(2);
    // After the first failure five seconds, after the second thirty: the operator's system says that it is back.
    await expect.poll(() => receiver.all.length, SOON).toBe(2);
    const { id } = await show();
    await system.patch(`${PATH}/${id}`, { state: 'active' });
    await expect.poll(() => receiver.of(caseNo).length, SOON).toBe(2);
    expect(receiver.taken.map(({ event }) => event.sequence)).toEqual(['00000001', '00000002']);
    expect(await show()).toMatchObject({ waiting: 0, failures: 0 });
  });

  it('that refuses one event hears of other cases meanwhile, and of this one in its order', async () => {
    const { receiver, id } = await subscribed('picky');
    const [bad, good] = [(await office.open(ITEM)).caseNo, (await office.open(ITEM)).caseNo];
    await expect.poll(() => receiver.taken.length, SOON).toBe(2);
    let refusals = 0;
    receiver.answer = ({ subject, type }) =>
      subject === bad && type.endsWith('pre-review-passed') && refusals++ === 0 ? 422 : 204;
    await office.give(bad, 'pass-pre-review');
    await note(bad, '一');
    await note(good, '二');
    await expect.poll(() => receiver.of(good).length, SOON).toBe(2);
    expect((await pushes(id, '?state=waiting')).rows).toMatchObject([
      { caseNo: bad, seq: 3, refusals: 0, tries: [] },
      { caseNo: bad, seq: 2, refusals: 1, lastStatus: 422, tries: [{ status: 422, fault: null }] },
    ]);
    await expect.poll(() => receiver.of(bad).length, SOON).toBe(3);
    expect(receiver.taken.filter(({ event }) => event.subject === bad).map(({ event }) => event.data.seq)).toEqual([
      1, 2, 3,
    ]);
  });

  it('loses nothing when the worker is killed', async () => {
    const { receiver } = await subscribed('crash', ['annotated']);
    const { caseNo } = await office.open(ITEM);
    for (let n = 0; n < 30; n++) {
      await note(caseNo, `第${n}条`);
      if (n === 10) {
        await expect.poll(() => receiver.taken.length, SOON).toBeGreaterThan(3);
        await stack.parts.worker.kill('SIGKILL');
        await stack.parts.worker.restart();
      }
    }
    await expect.poll(() => receiver.taken.length, SOON).toBe(30);
    const seqs = receiver.taken.map(({ event }) => Number(event.sequence));
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, n) => n + 2));
  });

  it('pauses and goes on; renews its secret, while the former one signs too', async () => {
    const { receiver, id, show, secret } = await subscribed('paused');
    await system.patch(`${PATH}/${id}`, { state: 'paused' });
    const { caseNo } = await office.open(ITEM);
    expect(await show()).toMatchObject({ state: 'paused', waiting: 1 });
    const renew = () =>
      system.post<{ secret: string; formerUntil: string }>(`${PATH}/${id}/secret`, undefined, {
        'idempotency-key': 'renewed',
      });
    const [{ body: first }, { body: again }] = [await renew(), await renew()];
    expect(again).toEqual(first);
    expect(first.secret).not.toBe(secret);
    receiver.secrets.push(first.secret);
    expect(receiver.all).toEqual([]);
    await system.patch(`${PATH}/${id}`, { state: 'active' });
    await expect.poll(() => receiver.of(caseNo).length, SOON).toBe(1);
    expect(receiver.taken[0]!.provedBy).toEqual([0, 1]);
  });

  it('that says 410 hears no more until it takes the subscription up again; then from any time in the past', async () => {
    const { receiver, id, show } = await subscribed('gone', ['annotated']);
    receiver.answer = () => 410;
    const { caseNo } = await office.open(ITEM);
    await note(caseNo, '一');
    await expect.poll(async () => (await show()).state, SOON).toBe('disabled');
    expect(await show()).toMatchObject({ disabledReason: 'gone' });
    await note(caseNo, '二');
    receiver.answer = () => 204;
    await system.patch(`${PATH}/${id}`, { state: 'active' });
    await expect.poll(() => receiver.of(caseNo).length, SOON).toBe(1);
    const events = await (await office.as('prereview')).timeline(caseNo);
    const replay = async (body: object, key = JSON.stringify(body)) =>
      (await system.post<{ count: number }>(`${PATH}/${id}/replay`, body, { 'idempotency-key': key })).body.count;
    expect(await replay({ since: events[1]!.at })).toBe(2);
    await expect.poll(() => receiver.of(caseNo).length, SOON).toBe(2);
    expect(await replay({ caseNo, seq: 2 })).toBe(1);
    const times = () => receiver.all.filter(({ event, answered }) => event.data.seq === 2 && answered === 204).length;
    await expect.poll(times, SOON).toBe(3);
    expect(await replay({ caseNo, seq: 99 })).toBe(0);
    // The same request again puts nothing back in line; another one under its key is refused.
    await note(caseNo, '三');
    expect(await replay({ caseNo, seq: 2 })).toBe(1);
    await expect.poll(() => receiver.of(caseNo).filter((type) => type.endsWith('annotated')).length, SOON).toBe(3);
    expect(times()).toBe(3);
    const reused = JSON.stringify({ caseNo, seq: 2 });
    const refused = await system.post<Subscription>(
      `${PATH}/${id}/replay`,
      { caseNo, seq: 3 },
      { 'idempotency-key': reused },
    );
    expect(refused.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await system.post<Subscription>(`${PATH}/${id}/replay`, { caseNo, seq: 2 })).body.code).toBe(
      'IDEMPOTENCY_KEY_REQUIRED',
    );
  });

  it('hears once more what is replayed while it is on its way', async () => {
    const { receiver, id } = await subscribed('on-its-way', ['annotated']);
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    receiver.answer = async () => {
      asked.resolve();
      await answered.promise;
      return 204;
    };
    const { caseNo } = await office.open(ITEM);
    await note(caseNo, '一');
    await asked.promise;
    const key = { 'idempotency-key': 'once-more' };
    const { body } = await system.post<{ count: number }>(`${PATH}/${id}/replay`, { caseNo, seq: 2 }, key);
    expect(body.count).toBe(1);
    answered.resolve();
    await expect.poll(() => receiver.all.length, SOON).toBe(2);
    await system.delete(`${PATH}/${id}`);
  });

  it('hears of what was before it subscribed in the order of the case, also before what waits', async () => {
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    const { receiver, id } = await subscribed('late');
    await system.patch(`${PATH}/${id}`, { state: 'paused' });
    await note(caseNo, '三');
    const [first] = await (await office.as('prereview')).timeline(caseNo);
    await system.post(`${PATH}/${id}/replay`, { since: first!.at }, { 'idempotency-key': 'late' });
    await system.patch(`${PATH}/${id}`, { state: 'active' });
    await expect.poll(() => receiver.of(caseNo).length, SOON).toBe(3);
    const own = receiver.all.filter(({ event }) => event.subject === caseNo);
    expect(own.map(({ event }) => event.data.seq)).toEqual([1, 2, 3]);
  });

  it('tries out its receiver', async () => {
    const { receiver, id } = await subscribed('trial');
    const trial = async (key: string) =>
      (await system.post<object>(`${PATH}/${id}/test`, undefined, { 'idempotency-key': key })).body;
    const first = await trial('one');
    expect(first).toMatchObject({ status: 204, fault: null });
    expect(receiver.all[0]).toMatchObject({ provedBy: [0], event: { type: 'cn.tongban.test' } });
    receiver.answer = () => 'cut';
    expect(await trial('one')).toEqual(first);
    expect(receiver.all).toHaveLength(1);
    expect(await trial('two')).toMatchObject({ status: null, fault: 'ECONNRESET' });
  });
});

describe('what is refused', () => {
  const add = (body: object, key = 'refused') => system.post<Subscription>(PATH, body, { 'idempotency-key': key });

  it.each([
    [{}, 'VALIDATION_FAILED'],
    [{ url: 'https://receiver.example.gov.cn/', eventTypes: ['no-such-event'] }, 'SUBSCRIPTION_EVENT_UNKNOWN'],
    [{ url: 'not an address' }, 'SUBSCRIPTION_URL_UNFIT'],
    [{ url: 'https://10.0.0.1/' }, 'SUBSCRIPTION_URL_UNFIT'],
    [{ url: 'https://[::ffff:169.254.169.254]/latest/meta-data' }, 'SUBSCRIPTION_URL_UNFIT'],
    [{ url: 'https://u:p@receiver.example.gov.cn/' }, 'SUBSCRIPTION_URL_UNFIT'],
    [{ url: 'file:///etc/passwd' }, 'SUBSCRIPTION_URL_UNFIT'],
  ])('%j: %s', async (body, code) => expect((await add(body)).body.code).toBe(code));

  it('an eleventh one, and a key that stood for something else', async () => {
    const known = (await system.get<{ rows: Subscription[] }>(PATH)).body.rows.length;
    const url = 'https://receiver.example.gov.cn/';
    for (let n = known; n < 10; n++) expect((await add({ url }, `many-${n}`)).status).toBe(201);
    expect((await add({ url }, 'eleventh')).body.code).toBe('SUBSCRIPTION_LIMIT');
    expect((await add({ url: `${url}2` }, 'many-9')).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const [again, repeated] = [await add({ url }, 'many-9'), await add({ url }, 'many-9')];
    expect(again.body).toEqual(repeated.body);
  });

  it('everything to another system, as if there were nothing', async () => {
    const { body } = await system.get<{ rows: Subscription[] }>(PATH);
    const { id } = body.rows[0]!;
    expect((await stranger.get<{ rows: unknown[] }>(PATH)).body.rows).toEqual([]);
    const key = { 'idempotency-key': 'stranger' };
    const answers = await Promise.all([
      stranger.get(`${PATH}/${id}`),
      stranger.get(`${PATH}/${id}/pushes`),
      stranger.patch(`${PATH}/${id}`, { state: 'paused' }),
      stranger.delete(`${PATH}/${id}`),
      stranger.post(`${PATH}/${id}/secret`, undefined, key),
      stranger.post(`${PATH}/${id}/test`, undefined, key),
      stranger.post(`${PATH}/${id}/replay`, { caseNo: 'A', seq: 1 }, key),
    ]);
    const unknown = await stranger.get(`${PATH}/no-such-one`);
    for (const { status, body: said } of answers) {
      expect(status).toBe(404);
      expect((said as Subscription).code).toBe((unknown.body as Subscription).code);
    }
  });

  it('what was deleted is forgotten', async () => {
    const { rows } = (await system.get<{ rows: Subscription[] }>(PATH)).body;
    for (const { id } of rows) expect((await system.delete(`${PATH}/${id}`)).status).toBe(204);
    expect((await system.get<{ rows: unknown[] }>(PATH)).body.rows).toEqual([]);
  });
});
