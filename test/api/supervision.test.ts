import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { aLateCase } from './support/late-case.js';
import { endLines, watch } from './support/lines.js';

const office = new Office(inject('url'));
const LIST = '/api/v1/supervision/warnings';

interface Row {
  readonly caseNo: string;
  readonly card: string;
  readonly cardClock: string;
  readonly cardDueOn: string;
  readonly dueOn: string;
  readonly overdueDays: number;
  readonly applicantName: string;
  readonly waitsFor: Record<string, string | null>;
}
interface List {
  readonly rows: readonly Row[];
  readonly total: number;
}

let store: Persistence;
beforeAll(async () => {
  const keys = KeyRing.parse(inject('env').TONGBAN_KEYS!);
  store = await openPersistence({ databaseUrl: inject('databaseUrl'), keys, poolSize: 2 });
});
afterAll(async () => {
  endLines();
  await store.close();
});

describe('whoever watches over cases', () => {
  it('finds a late case with its card, its clock, how late it is and whom it waits for', async () => {
    await aLateCase(store, 'SUPERVISED-1');
    const { body } = await (await office.as('supervisor')).get<List>(`${LIST}?level=yellow&clock=acceptance_local`);
    const row = body.rows.find(({ caseNo }) => caseNo === 'SUPERVISED-1')!;
    expect(row).toMatchObject({
      card: 'yellow',
      cardClock: 'acceptance_local',
      cardDueOn: '2026-03-04',
      waitsFor: { role: 'acceptance', roleName: '受理人员', userId: null, userName: null },
    });
    expect(row.overdueDays).toBeGreaterThan(100);
    // Watchers see personal data masked.
    expect(row.applicantName).toBe('张*');
  });

  it.each(['card', 'clock', 'region', 'department', 'item', 'assignee'])(
    'each number by %s opens the list that is the number',
    async (groupBy) => {
      const supervisor = await office.as('supervisor');
      const { body } = await supervisor.get<{
        total: { total: number };
        list: string;
        groups: { total: number; name: string; list: string }[];
      }>(`/api/v1/supervision/summary?groupBy=${groupBy}`);
      expect(body.groups.length).toBeGreaterThan(0);
      for (const { total, list } of [{ total: body.total.total, list: body.list }, ...body.groups])
        expect([list, (await supervisor.get<List>(list)).body.total]).toEqual([list, total]);
    },
  );

  it('another region or department shows nothing of it', async () => {
    const supervisor = await office.as('supervisor');
    const elsewhere = await supervisor.get<List>(`${LIST}?region=410000`);
    expect(elsewhere.body.rows.map(({ caseNo }) => caseNo)).not.toContain('SUPERVISED-1');
    const leader = await (await office.as('leader')).get<List>(`${LIST}?department=shanwei-meteorology`);
    expect(leader.body.rows.map(({ caseNo }) => caseNo)).toContain('SUPERVISED-1');
    expect((await (await office.as('other-handler')).get(LIST)).status).toBe(403);
    expect((await ApiClient.anonymous(inject('url')).get(LIST)).status).toBe(401);
  });

  it('is told of a card within two seconds, with the new counts', async () => {
    const line = await watch('supervisor', '/api/v1/supervision/stream');
    const before = line.passed.at(-1)!.data;
    const startedAt = Date.now();
    await aLateCase(store, 'SUPERVISED-2');
    const told = await line.next(({ event, data }) => event === 'changed' && data.caseNo === 'SUPERVISED-2');
    expect(told.data).toMatchObject({ card: 'yellow', stage: 'awaiting_acceptance' });
    const counted = await line.next(({ event, data }) => event === 'counts' && data.yellow !== before.yellow);
    expect(counted.data).toMatchObject({ yellow: (before.yellow as number) + 1, total: (before.total as number) + 1 });
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });

  it('takes the list away as a sheet with its filter, in which nothing runs', async () => {
    await aLateCase(store, 'SUPERVISED-3', '=1+1');
    const supervisor = await office.as('supervisor');
    const csv = await file(supervisor, `${LIST}/export?level=yellow&region=441500`);
    expect(csv.type).toBe('text/csv; charset=utf-8');
    const lines = csv.bytes.toString('utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFF预警与红黄牌办件');
    expect(lines[1]).toBe('查询条件:状态=yellow;地区=441500');
    expect(lines[2]).toContain('导出人:郑督办(supervisor)');
    const row = lines.find((line) => line.startsWith('SUPERVISED-3'))!;
    expect(row.split(',')[2]).toBe("'=***");

    const xlsx = await file(supervisor, `${LIST}/export?level=yellow&region=441500&format=xlsx`);
    expect(xlsx.type).toContain('spreadsheetml');
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    const [logged] = await store.audit.of('supervision:warnings', 1);
    expect(logged).toMatchObject({ actorId: 'supervisor', action: 'export', detail: { format: 'xlsx' } });
  });

  it.each([
    ['level=blue', '/level'],
    ['clock=nothing', '/clock'],
    ['limit=101', '/limit'],
    ['unknown=1', '/unknown'],
  ])('%s is refused by its field', async (query, pointer) => {
    const { status, body } = await (
      await office.as('auditor')
    ).get<{ errors: { pointer: string }[] }>(`${LIST}?${query}`);
    expect([status, body.errors[0]!.pointer]).toEqual([400, pointer]);
  });
});

describe('what falls due', () => {
  it('is counted for each of the next working days and each officer, and every number opens its list', async () => {
    await office.open('防雷装置竣工验收');
    const leader = await office.as('leader');
    const { body } = await leader.get<{
      overdue: number;
      days: { date: string; kind: string; cases: number; officers: { cases: number; list: string }[] }[];
    }>('/api/v1/supervision/due-calendar?days=5&department=shanwei-meteorology');
    expect(body.days.filter(({ kind }) => /working/.test(kind)).length).toBeGreaterThanOrEqual(5);
    expect(body.overdue).toBeGreaterThan(0);
    const loads = body.days.flatMap(({ officers }) => officers);
    expect(loads.length).toBeGreaterThan(0);
    for (const { cases, list } of loads) expect((await leader.get<List>(list)).body.total).toBe(cases);
  });

  it('an urge waits for its answer with the day by which it is due', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收');
    await office.give(caseNo, 'urge', { message: '请抓紧办理', answerWorkingDays: 3 }, 'supervisor');
    const supervisor = await office.as('supervisor');
    const waiting = async (query: string) =>
      (await supervisor.get<{ rows: { caseNo: string; urgeDueOn: string }[] }>(`/api/v1/supervision/urges?${query}`))
        .body.rows;
    const urge = (await waiting('late=false&limit=100')).find((row) => row.caseNo === caseNo)!;
    expect(urge.urgeDueOn > new Date().toISOString().slice(0, 10)).toBe(true);
    expect((await waiting('late=true&limit=100')).map((row) => row.caseNo)).not.toContain(caseNo);
    await office.give(caseNo, 'answer-urge', { message: '今日办结' }, 'leader');
    expect((await waiting('limit=100')).map((row) => row.caseNo)).not.toContain(caseNo);
  });

  it('breaks when its officer is away', async () => {
    const supervisor = await office.as('supervisor');
    const today = new Date(Date.now() + 8 * 3_600_000);
    const day = (n: number) => new Date(today.getTime() + n * 86_400_000).toISOString().slice(0, 10);
    const ask = (user: string, from: string, to: string) =>
      supervisor.get<List & { name: string; code?: string }>(
        `/api/v1/supervision/what-if-absent?user=${user}&from=${from}&to=${to}`,
      );
    const spans = () => Promise.all([ask('prereview', day(0), day(20)), ask('prereview', day(100), day(110))]);
    const [soon, late] = await spans();
    const { caseNo } = await office.open('防雷装置竣工验收');
    await office.give(caseNo, 'claim', {}, 'prereview');
    const [away, awayLater] = await spans();
    expect(away.body.name).toBe('陈预审');
    expect(away.body.total, 'one case more would break').toBe(soon.body.total + 1);
    expect(awayLater.body.total).toBe(late.body.total);
    expect((await ask('nobody', day(0), day(1))).body.code).toBe('USER_NOT_FOUND');
    expect((await ask('prereview', day(2), day(1))).body.code).toBe('PERIOD_INVALID');
  });
});

async function file(client: ApiClient, path: string): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  const response = await client.raw(path);
  expect(response.status).toBe(200);
  return {
    type: response.headers.get('content-type')!,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
