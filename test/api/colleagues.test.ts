import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { addPeople } from './support/people.js';

const office = new Office(inject('url'));
const LIGHTNING = '防雷装置竣工验收';
const FOOD = '食品经营许可';
const METEOROLOGY = 'shanwei-meteorology';

interface Colleague {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly departmentName: string | null;
}
const asked = async (who: string, caseNo: string, purpose: string, q = '') =>
  (await office.as(who)).get<{ rows: Colleague[]; code?: string }>(
    `/api/v1/cases/${caseNo}/colleagues?purpose=${purpose}&q=${encodeURIComponent(q)}`,
  );
const offered = async (who: string, caseNo: string, purpose: string, q = '') =>
  (await asked(who, caseNo, purpose, q)).body.rows.map(({ username }) => username);
const given = async (who: string, caseNo: string, command: string, body: object) => {
  const { status, body: answer } = await (await office.as(who)).command(caseNo, command, body);
  return status === 200 ? 'taken' : answer.code;
};

beforeAll(() =>
  addPeople([
    { username: 'pick-pre-1', name: '选预审一', posts: [{ role: 'prereview', departmentId: METEOROLOGY }] },
    { username: 'pick-pre-2', name: '选预审二', posts: [{ role: 'prereview', departmentId: METEOROLOGY }] },
    {
      username: 'pick-gone',
      name: '选离职',
      posts: [{ role: 'prereview', departmentId: METEOROLOGY }],
      disabled: true,
    },
    { username: 'pick-other', name: '选外局', posts: [{ role: 'prereview', departmentId: 'henan-market' }] },
    { username: 'pick-accept', name: '选受理', posts: [{ role: 'acceptance', departmentId: METEOROLOGY }] },
    { username: 'pick-handler', name: '选承办', posts: [{ role: 'handler', departmentId: METEOROLOGY }] },
    { username: 'pick-review', name: '选审核', posts: [{ role: 'reviewer', departmentId: METEOROLOGY }] },
    {
      username: 'pick-window',
      name: '选窗口',
      posts: [{ role: 'window', region: '410000' }],
      windowId: 'W-410727-01',
    },
  ]),
);

describe('the people whom a step offers', () => {
  it('next handlers hold the role of the stage that the pass leads to, and each is accepted', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const first = await offered('prereview', caseNo, 'next-handlers');
    expect(first).toEqual(expect.arrayContaining(['acceptance', 'pick-accept']));
    expect(first).not.toContain('pick-handler');
    expect(await given('prereview', caseNo, 'pass-pre-review', { nextHandlers: first })).toBe('taken');
    const second = await offered('acceptance', caseNo, 'next-handlers');
    expect(second).toEqual(expect.arrayContaining(['handler', 'pick-handler']));
    expect(second).not.toContain('other-handler');
    expect(await given('acceptance', caseNo, 'accept', { nextHandlers: second })).toBe('taken');
    expect(await offered('handler', caseNo, 'next-handlers', '选')).toEqual(['pick-review']);
  });

  it('where originals are checked first, they are window officers who may serve the case', async () => {
    const { caseNo } = await office.open(FOOD);
    const windows = await offered('prereview', caseNo, 'next-handlers');
    expect(windows).toContain('pick-window');
    expect(windows).not.toContain('window');
    expect(await given('prereview', caseNo, 'pass-pre-review', { nextHandlers: ['window'] })).toBe('USER_UNFIT');
    expect(await given('prereview', caseNo, 'pass-pre-review', { nextHandlers: windows })).toBe('taken');
  });

  it('a transfer goes to everybody on turn but the present assignee, and each takes it', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const people = await offered('leader', caseNo, 'transfer');
    expect(people).toEqual(expect.arrayContaining(['prereview', 'pick-pre-1', 'pick-pre-2']));
    for (const stranger of ['pick-gone', 'pick-other', 'pick-accept', 'applicant'])
      expect(people).not.toContain(stranger);
    for (const toUser of people)
      expect([toUser, await given('leader', caseNo, 'transfer', { toUser, reason: '轮岗' })]).toEqual([
        toUser,
        'taken',
      ]);
    expect(await offered('leader', caseNo, 'transfer')).not.toContain(people.at(-1));
    expect(await given('leader', caseNo, 'transfer', { toUser: 'pick-other', reason: '轮岗' })).toBe('USER_UNFIT');
  });

  it('a delegation goes to others than oneself', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'claim', {}, 'prereview');
    const people = await offered('prereview', caseNo, 'delegate', 'pick');
    expect(people).toEqual(['pick-pre-1', 'pick-pre-2']);
    expect(await offered('prereview', caseNo, 'delegate')).not.toContain('prereview');
    expect(await given('prereview', caseNo, 'delegate', { toUser: people[0], reason: '出差' })).toBe('taken');
  });

  it('a copy goes to any officer, never to an applicant, and to nobody twice', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const people = await offered('prereview', caseNo, 'copy-to', '选');
    expect(people).toEqual(expect.arrayContaining(['pick-other', 'pick-window', 'pick-pre-1']));
    expect(people).not.toContain('pick-gone');
    expect(await offered('prereview', caseNo, 'copy-to', 'applicant')).toEqual([]);
    expect(await given('prereview', caseNo, 'copy-to', { users: people })).toBe('taken');
    expect(await offered('prereview', caseNo, 'copy-to', '选')).toEqual([]);
  });

  it('are told with name, roles on the case and workplace', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const { body } = await asked('prereview', caseNo, 'transfer', 'pick-pre-1');
    expect(body.rows).toEqual([
      { username: 'pick-pre-1', name: '选预审一', roles: ['prereview'], departmentName: '汕尾市气象局' },
    ]);
  });

  it('are told to nobody who may not know the case, nor to its applicant; a finished case has no next', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    expect(await asked('other-handler', caseNo, 'transfer')).toMatchObject({ status: 404 });
    expect(await asked('applicant', caseNo, 'copy-to')).toMatchObject({ status: 403 });
    expect(await asked('prereview', caseNo, 'everybody')).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    });
    await office.give(caseNo, 'withdraw', { reason: '不再需要' });
    for (const purpose of ['next-handlers', 'transfer', 'delegate'])
      expect(await offered('prereview', caseNo, purpose)).toEqual([]);
  });
});
