import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, calendarDay, type CalendarDay } from '#libs/domain/time/index.js';
import { Office, todayInChina } from '../support/office.js';
import { addPeople } from './support/people.js';

const office = new Office(inject('url'));
const PATH = '/api/v1/absences';
const HAND_OVERS = '/api/v1/hand-overs';
const METEOROLOGY = 'shanwei-meteorology';
const TODAY = calendarDay(todayInChina());
const inDays = (n: number): CalendarDay => addDays(TODAY, n);
/** Far enough ahead that nobody's work goes over while the tests run. */
const AHEAD = { firstDay: inDays(30), lastDay: inDays(31) };

interface Absence {
  readonly id: string;
  readonly officer: string;
  readonly deputy: string;
  readonly state: string;
  readonly mayEnd: boolean;
  readonly endedByName: string | null;
  readonly code?: string;
}
const name = async (who: string, body: object, key: string = randomUUID()) =>
  (await office.as(who)).post<Absence>(PATH, { ...AHEAD, ...body }, { 'idempotency-key': key });
const refused = async (who: string, body: object) => (await name(who, body)).body.code;
const end = async (who: string, id: string) => (await office.as(who)).post<Absence>(`${PATH}/${id}/end`, undefined);
const seen = async (who: string) =>
  (await (await office.as(who)).get<{ rows: Absence[] }>(`${PATH}?limit=100`)).body.rows.map(({ id }) => id);
const offered = async (who: string, path: string) =>
  (await (await office.as(who)).get<{ rows: { username: string }[] }>(path)).body.rows.map(({ username }) => username);

beforeAll(() => {
  const handler = { role: 'handler', departmentId: METEOROLOGY } as const;
  return addPeople([
    { username: 'abs-officer', name: '请假一', posts: [handler] },
    { username: 'abs-deputy', name: '代理一', posts: [handler] },
    { username: 'abs-third', name: '代理二', posts: [handler] },
    { username: 'abs-gone', name: '离职者', posts: [handler], disabled: true },
    { username: 'abs-reviewer', name: '审核者', posts: [{ role: 'reviewer', departmentId: METEOROLOGY }] },
    { username: 'abs-elsewhere', name: '外局者', posts: [{ role: 'handler', departmentId: 'henan-market' }] },
    { username: 'abs-leader', name: '本局领导', posts: [{ role: 'leader', departmentId: METEOROLOGY }] },
    { username: 'abs-other-leader', name: '外局领导', posts: [{ role: 'leader', departmentId: 'henan-market' }] },
    { username: 'abs-supervisor', name: '外地督办', posts: [{ role: 'supervisor', region: '410000' }] },
  ]);
});

describe('an absence is refused', () => {
  it.each([
    [{ deputy: 'abs-officer' }, 'DEPUTY_IS_OFFICER'],
    [{ deputy: 'nobody' }, 'USER_NOT_FOUND'],
    [{ deputy: 'abs-gone' }, 'USER_NOT_FOUND'],
    [{ deputy: 'abs-reviewer' }, 'DEPUTY_UNFIT'],
    [{ deputy: 'abs-elsewhere' }, 'DEPUTY_UNFIT'],
    [{ firstDay: inDays(-1) }, 'ABSENCE_PAST'],
    [{ firstDay: inDays(3), lastDay: inDays(2) }, 'ABSENCE_BACKWARDS'],
    [{ firstDay: inDays(3), lastDay: inDays(369) }, 'ABSENCE_TOO_LONG'],
    [{ firstDay: '2027-02-29' }, 'VALIDATION_FAILED'],
    [{ officer: 'abs-deputy', deputy: 'abs-third' }, 'FORBIDDEN'],
  ])('to an officer who asks for %j: %s', async (body, code) => {
    expect(await refused('abs-officer', { deputy: 'abs-deputy', ...body })).toBe(code);
  });

  it('to whoever leads another department, and without a key', async () => {
    expect(await refused('abs-other-leader', { officer: 'abs-officer', deputy: 'abs-deputy' })).toBe('FORBIDDEN');
    const { body } = await (await office.as('abs-officer')).post<Absence>(PATH, { deputy: 'abs-deputy', ...AHEAD });
    expect(body.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });
});

describe('an absence that is named', () => {
  let id: string;

  it('is there once however often it is asked for, also at once; another body under its key is refused', async () => {
    const all = await Promise.all(
      Array.from({ length: 4 }, () => name('abs-officer', { deputy: 'abs-deputy' }, 'abs-once')),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    id = all[0]!.body.id;
    expect(all[0]!.body).toMatchObject({
      officer: 'abs-officer',
      deputy: 'abs-deputy',
      state: 'planned',
      mayEnd: true,
    });
    const other = await name('abs-officer', { deputy: 'abs-third' }, 'abs-once');
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('stands in the way of every other one that would make a chain', async () => {
    expect(await refused('abs-officer', { deputy: 'abs-third' })).toBe('ABSENCE_OVERLAPS');
    expect(await refused('abs-third', { deputy: 'abs-officer' })).toBe('DEPUTY_AWAY');
    expect(await refused('abs-deputy', { deputy: 'abs-third' })).toBe('OFFICER_IS_DEPUTY');
    const dry = await (
      await office.as('abs-deputy')
    ).post<Absence>(`${PATH}/dry-run`, { deputy: 'abs-third', ...AHEAD });
    expect(dry.body.code).toBe('OFFICER_IS_DEPUTY');
  });

  it('is seen by both of them and by those who answer for her department or region', async () => {
    for (const who of ['abs-officer', 'abs-deputy', 'abs-leader', 'leader', 'supervisor', 'auditor', 'admin'])
      expect([who, await seen(who)]).toEqual([who, expect.arrayContaining([id])]);
    for (const who of ['abs-third', 'abs-other-leader', 'abs-supervisor']) expect(await seen(who)).not.toContain(id);
  });

  it('is ended by nobody who may not, and then by her leader: before it began, nothing had to come back', async () => {
    expect(await end('abs-deputy', id)).toMatchObject({ status: 403 });
    expect(await end('abs-other-leader', id)).toMatchObject({ status: 403 });
    expect(await end('abs-leader', id)).toMatchObject({
      status: 202,
      body: { endedByName: '本局领导', mayEnd: false },
    });
    expect(await end('abs-leader', id)).toMatchObject({ status: 202 });
    expect(await end('abs-leader', 'no-such')).toMatchObject({ status: 404, body: { code: 'ABSENCE_NOT_FOUND' } });
    await expect
      .poll(async () => (await end('abs-officer', id)).body, { timeout: 20_000 })
      .toMatchObject({ state: 'ended', over: 0 });
    expect((await name('abs-officer', { deputy: 'abs-third' })).status).toBe(201);
  });
});

describe('the people who are offered', () => {
  it('as deputies hold all posts of the officer, and each is accepted', async () => {
    const deputies = await offered('abs-third', `${PATH}/deputies?officer=abs-third`);
    expect(deputies).toEqual(expect.arrayContaining(['abs-deputy', 'handler']));
    for (const unfit of ['abs-third', 'abs-gone', 'abs-reviewer', 'abs-elsewhere'])
      expect(deputies).not.toContain(unfit);
    const dry = await (
      await office.as('abs-third')
    ).post(`${PATH}/dry-run`, { deputy: 'abs-deputy', firstDay: inDays(60), lastDay: inDays(60) });
    expect(dry).toMatchObject({ status: 200, body: { goes: 0, stays: 0, rows: [] } });
  });

  it('as officers work where the caller leads; for a hand-over also those who are gone', async () => {
    const officers = await offered('abs-leader', `${PATH}/officers?q=abs-`);
    expect(officers).toEqual(expect.arrayContaining(['abs-officer', 'abs-reviewer', 'abs-leader']));
    for (const stranger of ['abs-elsewhere', 'abs-gone']) expect(officers).not.toContain(stranger);
    expect(await offered('abs-leader', `${HAND_OVERS}/officers?q=abs-`)).toContain('abs-gone');
    expect(await offered('admin', `${PATH}/officers?q=abs-`)).toContain('abs-elsewhere');
    expect(await offered('abs-leader', `${HAND_OVERS}/receivers?officer=abs-gone`)).toContain('abs-deputy');
  });
});

it.each([
  [{ from: 'abs-elsewhere', to: 'abs-deputy' }, 'FORBIDDEN'],
  [{ from: 'nobody', to: 'abs-deputy' }, 'USER_NOT_FOUND'],
  [{ from: 'abs-gone', to: 'abs-gone' }, 'DEPUTY_IS_OFFICER'],
  [{ from: 'abs-officer', to: 'abs-gone' }, 'USER_NOT_FOUND'],
  [{ from: 'abs-gone', to: 'abs-deputy' }, 'HAND_OVER_NOTHING'],
  [{ from: 'abs-gone', to: 'abs-deputy', reason: ' ' }, 'VALIDATION_FAILED'],
])('a hand-over of %j by a leader is refused: %s', async (scope, code) => {
  const leader = await office.as('abs-leader');
  const order = { reason: '离任', ...scope };
  const { body } = await leader.post<Absence>(HAND_OVERS, order, { 'idempotency-key': randomUUID() });
  expect(body.code).toBe(code);
});

it('nobody is given work who is away today', async () => {
  const away = await name('abs-reviewer', { deputy: 'reviewer', firstDay: TODAY, lastDay: TODAY });
  expect(away.status).toBe(201);
  const scope = { from: 'abs-officer', to: 'abs-reviewer' };
  const dry = await (await office.as('abs-leader')).post<Absence>(`${HAND_OVERS}/dry-run`, scope);
  expect(dry.body.code).toBe('DEPUTY_AWAY');
  expect((await end('abs-reviewer', away.body.id)).status).toBe(202);
});
