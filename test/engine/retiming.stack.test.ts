import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client, Connection } from '@temporalio/client';
import { inTurns } from '#activities/batch/in-turns.js';
import { type CaseStanding, caseWorkflowId, STANDING_QUERY } from '#libs/contracts/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { calendarDay } from '#libs/domain/time/index.js';
import { openPersistence, rebuild, verifyLog } from '#libs/persistence/index.js';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { replayEngine } from '../replay/histories.js';
import type { ApiClient } from '../support/client.js';
import { importNotice, type Notice, type NoticeDay } from '../support/notice.js';
import { Office, todayInChina } from '../support/office.js';

const ITEM = '防雷装置竣工验收';
const CASES = 260;

interface Clocks {
  readonly clocks: readonly { kind: string; dueOn: string; ledger: readonly { date: string; source?: string }[] }[];
}

let home: string;
let stack: Stack;
let office: Office;
let admin: ApiClient;
let cases: string[];
let limit: string;

const dueOf = async (caseNo: string): Promise<string> => {
  const { body } = await (await office.as('leader')).get<Clocks>(`/api/v1/cases/${caseNo}/clocks`);
  return body.clocks.find(({ kind }) => kind === 'acceptance_local')!.dueOn;
};
const dayAfter = async (day: string): Promise<string> =>
  (await admin.get<{ due: string }>(`/api/v1/calendars/CN/due?start=${day}&days=1`)).body.due;
const shown = async (id: string): Promise<Notice> => (await admin.get<Notice>(`/api/v1/calendar-notices/${id}`)).body;
const act = (id: string, action: string) => admin.post<Notice>(`/api/v1/calendar-notices/${id}/${action}`, undefined);
const finished = (id: string): Promise<void> =>
  expect
    .poll(async () => (await shown(id)).retiming, { timeout: 60_000 })
    .toMatchObject({ state: 'finished', failed: 0 });

const notice = (source: string, ...days: NoticeDay[]): Promise<Notice> =>
  importNotice(admin, Number(limit.slice(0, 4)), source, days);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-retiming-'));
  stack = await startStack({ home, durable: false });
  office = new Office(stack.url);
  admin = await office.as('admin');
  cases = await inTurns(20, Array.from({ length: CASES }), async () => (await office.open(ITEM)).caseNo);
  limit = await dueOf(cases[0]!);
});
afterAll(async () => {
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

it('a dry run says which cases a notice would move, and moves none', async () => {
  const draft = await notice('国办发明电〔试〕0号', { day: limit, kind: 'off' });
  expect(draft.changes).toEqual([{ day: limit, before: 'working', after: 'holiday' }]);
  expect((await act(draft.id, 'dry-run')).status).toBe(202);
  await finished(draft.id);
  expect((await shown(draft.id)).retiming).toMatchObject({ cases: CASES, moved: CASES, waiting: CASES });
  const { body } = await admin.get<{ rows: { moves: { from: string; to: string }[] }[] }>(
    `/api/v1/calendar-notices/${draft.id}/cases`,
  );
  expect(body.rows[0]!.moves).toContainEqual(expect.objectContaining({ from: limit, to: await dayAfter(limit) }));
  expect(await dueOf(cases[0]!)).toBe(limit);
});

it('published, it re-times every running case once, over a pause and a killed worker; officers go on by the new dates', async () => {
  const later = await dayAfter(await dayAfter(limit));
  const days = [await dayAfter(todayInChina()), limit];
  const { id } = await notice('国办发明电〔试〕1号', ...days.map((day) => ({ day, kind: 'off' as const })));
  expect((await act(id, 'publish')).status).toBe(202);
  await act(id, 'pause');
  await expect.poll(async () => (await shown(id)).retiming.state, { timeout: 20_000 }).toMatch(/paused|finished/);
  // Somebody works on a case that may or may not have been reached yet.
  await office.give(cases.at(-1)!, 'pass-pre-review');
  await stack.parts.worker.kill('SIGKILL');
  await stack.parts.worker.restart();
  await act(id, 'resume');
  await finished(id);
  expect((await shown(id)).retiming).toMatchObject({ waiting: 0, cases: CASES, moved: CASES });

  const leader = await office.as('leader');
  for (const caseNo of cases) {
    const retimed = (await leader.timeline(caseNo)).filter(({ type }) => type === 'retimed');
    expect(retimed.length, caseNo).toBe(1);
  }
  expect(await dueOf(cases[0]!)).toBe(later);
  const { body } = await leader.get<Clocks>(`/api/v1/cases/${cases[0]}/clocks`);
  const why = body.clocks.find(({ kind }) => kind === 'acceptance_local')!.ledger.find(({ date }) => date === limit);
  expect(why).toMatchObject({ kind: 'holiday', counted: false, source: '国办发明电〔试〕1号' });

  // The workflow takes the event over from its record, and what it decides next counts by the new calendar.
  await office.give(cases[0]!, 'pass-pre-review');
  await office.give(cases[0]!, 'accept');
  const events = await leader.timeline(cases[0]!);
  expect(events.map(({ type }) => type)).toEqual(['case-submitted', 'retimed', 'pre-review-passed', 'accepted']);
  const { body: file } = await leader.get<Clocks>(`/api/v1/cases/${cases[0]}/clocks`);
  const promise = file.clocks.find(({ kind }) => kind === 'promise')!;
  const { body: fresh } = await admin.get<{ due: string }>(
    `/api/v1/calendars/441500/due?start=${todayInChina()}&days=1`,
  );
  expect(promise.dueOn).toBe(fresh.due);

  // A case that is opened now counts by it from its first day.
  const { caseNo } = await office.open(ITEM);
  expect(await dueOf(caseNo)).toBe(later);
});

it('a notice that takes a day off back wakes the cases whose limits come nearer', async () => {
  const { id } = await notice('国办发明电〔试〕2号');
  await act(id, 'publish');
  await finished(id);
  expect(await dueOf(cases[1]!)).toBe(limit);
  // Told, not only recorded: the workflow itself knows its record to the end, and rings a day sooner.
  const connection = await Connection.connect({ address: stack.temporalAddress });
  try {
    const dataConverter = { payloadCodecs: [payloadCodec(KeyRing.parse(stack.env.TONGBAN_KEYS!))] };
    const handle = new Client({ connection, dataConverter }).workflow.getHandle(caseWorkflowId(cases[1]!));
    await expect.poll(() => handle.query<CaseStanding>(STANDING_QUERY), { timeout: 20_000 }).toMatchObject({ rev: 3 });
  } finally {
    await connection.close();
  }
});

it('cases that were left behind by a calendar are brought up when the API starts, by a run that had ended before', async () => {
  const store = await openPersistence({
    databaseUrl: stack.databaseUrl,
    keys: KeyRing.parse(stack.env.TONGBAN_KEYS!),
    poolSize: 2,
  });
  try {
    // As if the API had fallen right after the publication.
    const latest = (await store.calendars.latest('441500'))!;
    const regionalDays = [
      ...(latest.regionalDays ?? []),
      { day: calendarDay(limit), kind: 'off', source: '粤府〔试〕1号' } as const,
    ];
    await store.calendars.put({ ...latest, version: latest.version + 1, regionalDays });
  } finally {
    await store.close();
  }
  expect(await dueOf(cases[1]!)).toBe(limit);
  await stack.parts.api.restart();
  await expect.poll(() => dueOf(cases[1]!), { timeout: 60_000 }).not.toBe(limit);
  await expect.poll(() => dueOf(cases.at(-2)!), { timeout: 60_000 }).not.toBe(limit);
});

it('nothing half published: an older draft is refused, a bad one by its lines', async () => {
  const first = await notice('国办发明电〔试〕3号', { day: limit, kind: 'off' });
  const second = await notice('国办发明电〔试〕4号', { day: await dayAfter(limit), kind: 'off' });
  expect((await act(second.id, 'publish')).status).toBe(202);
  await finished(second.id);
  const refused = await act(first.id, 'publish');
  expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([409, 'CALENDAR_CHANGED']);

  const year = Number(limit.slice(0, 4));
  const bad = await admin.post<{ code: string; errors: { pointer: string; code: string }[] }>(
    '/api/v1/calendars/CN/notices',
    {
      year,
      source: '国办发明电〔试〕5号',
      signer: '国务院办公厅',
      days: [
        { day: `${year}-02-30`, kind: 'off' },
        { day: `${year}-05-01`, kind: 'off' },
        { day: `${year}-05-01`, kind: 'working' },
      ],
    },
  );
  expect([bad.status, bad.body.code]).toEqual([422, 'CALENDAR_NOTICE_INVALID']);
  expect(bad.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual(
    expect.arrayContaining([
      ['/days/0/day', 'CALENDAR_DAY_UNKNOWN'],
      ['/days/2/day', 'CALENDAR_DAY_OFF_AND_WORKING'],
      ['/days', 'CALENDAR_YEAR_IMPORTED'],
    ]),
  );
  expect((await (await office.as('handler')).get('/api/v1/calendars')).status).toBe(403);
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
  const { replayed, broken } = await replayEngine(stack.temporalAddress, stack.env.TONGBAN_KEYS!);
  expect(broken).toEqual([]);
  expect(replayed).toBeGreaterThan(CASES);
});
