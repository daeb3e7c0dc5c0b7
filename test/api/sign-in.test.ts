import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { Client } from 'pg';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { bearer, json, raw, tokenOf } from './support/raw.js';

const login = (username: string, password: string) =>
  raw('/api/v1/auth/login', { method: 'POST', headers: json, body: JSON.stringify({ username, password }) });
const me = (token: string) => raw<{ id: string; code?: string }>('/api/v1/auth/me', { headers: bearer(token) });
const clientToken = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  raw<{ access_token: string; token_type: string; expires_in: number; code?: string; error?: string }>(
    '/api/v1/auth/token',
    { method: 'POST', headers, body: new URLSearchParams(form) },
  );

describe('signing in', () => {
  it('tells who one is, with the posts held', async () => {
    const { status, body } = await raw<{ accessToken: string; user: { id: string } }>('/api/v1/auth/login', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ username: 'prereview', password: 'Tongban#2026' }),
    });
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ id: 'prereview', posts: expect.any(Array) as unknown });
    expect(await me(body.accessToken)).toMatchObject({ status: 200, body: body.user });
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await login('auditor', 'wrong');
    const unknown = await login(`nobody-${randomUUID()}`, 'wrong');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  });

  it('is throttled by name and place, and says when to come again', async () => {
    const name = `nobody-${randomUUID()}`;
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push(await login(name, 'guess'));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(answers.at(-1)!.body.code).toBe('RATE_LIMITED');
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login('supervisor', 'Tongban#2026')).status).toBe(200);
  });

  it('of a business system goes by client credentials, in the form or by Basic', async () => {
    const credentials = { client_id: 'biz-construction', client_secret: 'Tongban#2026' };
    const form = await clientToken({ grant_type: 'client_credentials', ...credentials });
    expect(form).toMatchObject({
      status: 200,
      body: { token_type: 'Bearer', expires_in: expect.any(Number) as number },
    });
    const basic = Buffer.from(`${credentials.client_id}:${encodeURIComponent(credentials.client_secret)}`).toString(
      'base64',
    );
    const header = await clientToken({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` });
    expect(await me(header.body.access_token)).toMatchObject({ status: 200, body: { id: 'biz-construction' } });
    const wrong = await clientToken({ grant_type: 'client_credentials', ...credentials, client_secret: 'x' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED', error: 'invalid_client' } });
    expect(await clientToken({ grant_type: 'password', ...credentials })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });
});

describe('a token that is not ours', () => {
  const secret = () => Buffer.from(inject('env').TONGBAN_TOKEN_SECRET!, 'base64');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = () => ({
    kind: 'user',
    sub: 'admin',
    iss: 'tongban',
    aud: 'tongban-api',
    jti: 'x',
    iat: 1_700_000_000,
    exp: 4_000_000_000,
  });
  const sign = (key: Uint8Array, change: Record<string, unknown> = {}, header: Record<string, string> = {}) =>
    new SignJWT({ ...claims(), ...change }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header }).sign(key);

  it('would be taken if it were (the test’s own key fits)', async () => {
    expect((await me(await sign(secret()))).status).toBe(200);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['words', () => 'let me in'],
    ['no algorithm', () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims())}.`],
    ['no algorithm and a signature', () => `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims())}.YQ`],
    ['another key', () => sign(Buffer.alloc(32, 7))],
    [
      'another algorithm with our key',
      async () => {
        const body = `${part({ alg: 'HS512', typ: 'at+jwt' })}.${part(claims())}`;
        return Promise.resolve(`${body}.${createHmac('sha512', secret()).update(body).digest('base64url')}`);
      },
    ],
    ['expired', () => sign(secret(), { exp: 1_700_000_000 })],
    ['without an end', () => sign(secret(), { exp: undefined })],
    ['for somebody else', () => sign(secret(), { aud: 'other' })],
    ['from somebody else', () => sign(secret(), { iss: 'other' })],
    ['of another kind', () => sign(secret(), {}, { typ: 'JWT' })],
    ['of an account that is not there', () => sign(secret(), { sub: 'nobody' })],
    ['of a kind of account that is not there', () => sign(secret(), { kind: 'root' })],
    [
      'with its claims changed',
      async () => {
        const [head, , tail] = (await tokenOf('auditor')).split('.');
        return `${head}.${part(claims())}.${tail}`;
      },
    ],
  ])('%s', async (_, make) => {
    const answer = await me(await make());
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('an account that is disabled', () => {
  const disable = async (disabled: boolean) => {
    const client = new Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    await client.query('UPDATE account SET disabled_at = CASE WHEN $1 THEN now() END WHERE username = $2', [
      disabled,
      'leader',
    ]);
    await client.end();
  };
  afterEach(() => disable(false));

  it('stops working within seconds, with the token it has', async () => {
    const token = await tokenOf('leader');
    expect((await me(token)).status).toBe(200);
    await disable(true);
    await vi.waitUntil(async () => (await me(token)).status === 401, { timeout: 6000, interval: 250 });
    expect((await login('leader', 'Tongban#2026')).status).toBe(401);
  });
});
