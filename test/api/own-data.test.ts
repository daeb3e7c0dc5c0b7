import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { addPeople } from './support/people.js';
import { bearer, json, type Problem, raw, tokenOf } from './support/raw.js';

const OLD = 'Tongban#2026';
const NEW = 'a whole new 1';

beforeAll(() =>
  addPeople([
    {
      username: 'own-data',
      name: '许自理',
      posts: [{ role: 'handler', departmentId: 'shanwei-housing' }],
      windowId: 'W-441500-12',
    },
    { username: 'own-password', name: '许改密', posts: [{ role: 'handler', departmentId: 'shanwei-housing' }] },
    { username: 'own-guess', name: '许试密', posts: [{ role: 'handler', departmentId: 'shanwei-housing' }] },
  ]),
);

const send = <T = Problem>(token: string, method: string, path: string, body: unknown) =>
  raw<T>(`/api/v1/auth/me${path}`, { method, headers: { ...json, ...bearer(token) }, body: JSON.stringify(body) });
const me = (token: string) => raw<Record<string, unknown>>('/api/v1/auth/me', { headers: bearer(token) });
const signIn = (username: string, password: string) =>
  raw<{ accessToken: string; user: object }>('/api/v1/auth/login', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password }),
  });

async function rows<T extends object>(text: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}
const logOf = (username: string) =>
  rows<{ action: string; detail: object | null; request_id: string | null }>(
    'SELECT action, detail, request_id FROM audit_log WHERE object = $1 AND actor_id = $2 ORDER BY id',
    [`account:${username}`, username],
  );

describe('own data (ORG-15)', () => {
  const contact = { phone: '13800138077', officePhone: '0660-3390077', email: 'xu@shanwei.example' };

  it('names departments and window, and keeps telephones and mail as they were changed', async () => {
    const token = await tokenOf('own-data');
    expect((await me(token)).body).toMatchObject({
      departmentNames: ['汕尾市住房和城乡建设局'],
      windowName: '汕尾市政务服务中心住建发证窗口',
      phone: null,
      officePhone: null,
      email: null,
    });
    expect(await send(token, 'PATCH', '', contact)).toMatchObject({ status: 200, body: contact });
    expect(await send(token, 'PATCH', '', { officePhone: '' })).toMatchObject({
      status: 200,
      body: { ...contact, officePhone: null },
    });
    expect((await me(token)).body).toMatchObject({ ...contact, officePhone: null });
    expect((await signIn('own-data', OLD)).body.user).toEqual((await me(token)).body);
  });

  it('lies sealed in the table; the log names the fields, never what they hold', async () => {
    const [{ row }] = (await rows<{ row: string }>('SELECT a::text AS row FROM account a WHERE username = $1', [
      'own-data',
    ])) as [{ row: string }];
    const log = await logOf('own-data');
    for (const secret of Object.values(contact)) expect(row + JSON.stringify(log)).not.toContain(secret);
    expect(row).toContain('s1.');
    expect(log.map(({ action, detail }) => [action, detail])).toEqual([
      ['contact-changed', { fields: ['phone', 'officePhone', 'email'] }],
      ['contact-changed', { fields: ['officePhone'] }],
    ]);
    expect(log[0]!.request_id).toBeTruthy();
  });

  it('takes nothing that is no telephone or mail address, and no name or post', async () => {
    const token = await tokenOf('own-data');
    for (const body of [{ phone: 'call me' }, { email: 'xu@' }, { name: '别人' }, { posts: [] }])
      expect(await send(token, 'PATCH', '', body)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});

describe('a new password (ORG-15)', () => {
  const change = (token: string, oldPassword: string, newPassword: string) =>
    send(token, 'POST', '/password', { oldPassword, newPassword });

  it('needs the old one and must be strong', async () => {
    const token = await tokenOf('own-password');
    expect(await change(token, 'Tongban#2027', NEW)).toMatchObject({
      status: 422,
      body: { code: 'OLD_PASSWORD_WRONG' },
    });
    for (const weak of ['short 1', 'only letters here', '1234567890', 'Own-Password 1', OLD])
      expect([weak, (await change(token, OLD, weak)).body.code]).toEqual([weak, 'PASSWORD_TOO_WEAK']);
    expect((await signIn('own-password', OLD)).status).toBe(200);
    expect(await logOf('own-password')).toEqual([]);
  });

  it('ends every other sign-in and keeps this one; it is logged without a secret', async () => {
    const [here, there] = [await tokenOf('own-password'), await tokenOf('own-password')];
    expect((await me(there)).status).toBe(200);
    expect((await change(here, OLD, NEW)).status).toBe(204);
    expect((await me(there)).status).toBe(401);
    expect((await me(here)).status).toBe(200);
    expect((await signIn('own-password', OLD)).status).toBe(401);
    const again = await signIn('own-password', NEW);
    expect(again.status).toBe(200);
    expect((await me(again.body.accessToken)).status).toBe(200);
    const log = await logOf('own-password');
    expect(log.map(({ action, detail }) => [action, detail])).toEqual([['password-changed', null]]);

    // Set once more elsewhere: now it is the first one that ends.
    expect((await change(again.body.accessToken, NEW, `${NEW}2`)).status).toBe(204);
    expect((await me(here)).status).toBe(401);
    expect((await me(again.body.accessToken)).status).toBe(200);
  });

  it('can’t be found out by trying', async () => {
    const token = await tokenOf('own-guess');
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await change(token, `guess ${n}`, NEW));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(422), 429]);
    expect(answers.at(-1)!.headers.get('retry-after')).toBeTruthy();
    expect((await signIn('own-guess', OLD)).status).toBe(429);
  });
});

describe('preferences', () => {
  const kept = {
    columns: { todo: ['caseNo', 'applicantName', 'dueAt'], done: [] },
    savedFilters: [{ id: 'f1', name: '本周到期', queue: 'todo', search: 'dueBefore=2026-02-28' }],
  };
  const filter = (n: number) => ({ id: `f${n}`, name: `筛选 ${n}`, queue: 'all', search: '' });

  it('are each person’s own, kept until put anew', async () => {
    const token = await tokenOf('own-data');
    expect((await raw('/api/v1/auth/me/preferences', { headers: bearer(token) })).body).toEqual({
      columns: {},
      savedFilters: [],
    });
    expect(await send(token, 'PUT', '/preferences', kept)).toMatchObject({ status: 200, body: kept });
    expect((await raw('/api/v1/auth/me/preferences', { headers: bearer(token) })).body).toEqual(kept);
    const other = await raw('/api/v1/auth/me/preferences', { headers: bearer(await tokenOf('handler')) });
    expect(other.body).toEqual({ columns: {}, savedFilters: [] });
  });

  it.each<[string, object]>([
    ['too many lists', { columns: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`l${n}`, []])) }],
    ['too many columns', { columns: { todo: Array.from({ length: 31 }, (_, n) => `c${n}`) } }],
    ['a column that is no name', { columns: { todo: ['<b>'] } }],
    ['columns that are no list', { columns: { todo: 'caseNo' } }],
    ['too many filters', { savedFilters: Array.from({ length: 31 }, (_, n) => filter(n)) }],
    ['a long name', { savedFilters: [{ ...filter(1), name: '长'.repeat(51) }] }],
    ['an unknown queue', { savedFilters: [{ ...filter(1), queue: 'everything' }] }],
    ['something else', { theme: 'dark' }],
  ])('refuse %s', async (_, change) => {
    const answer = await send(await tokenOf('own-data'), 'PUT', '/preferences', { ...kept, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});
