import { describe, expect, inject, it } from 'vitest';
import { ApiClient, SAMPLE_PASSWORD } from '../support/client.js';

const url = inject('url');
const PAGE = { 'x-tongban-page': '1', 'content-type': 'application/json' };

const logIn = (username: string, headers: Record<string, string> = PAGE) =>
  fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password: SAMPLE_PASSWORD }),
  });
const cookieOf = (response: Response): string => response.headers.get('set-cookie')!.split(';')[0]!;
const me = (headers: Record<string, string>) => fetch(`${url}/api/v1/auth/me`, { headers });

describe('the session of the page', () => {
  it('is a cookie that scripts can’t read and other sites don’t send; a client without a page gets none', async () => {
    const setCookie = (await logIn('handler')).headers.get('set-cookie');
    expect(setCookie).toMatch(/^tongban_session=[^;]+;/);
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(setCookie).toContain(attribute);
    expect((await logIn('handler', { 'x-other': '1' })).headers.get('set-cookie')).toBeNull();
  });

  it('reads by the cookie alone, and acts only where the page’s own script sends it', async () => {
    const cookie = cookieOf(await logIn('handler'));
    expect((await me({ cookie })).status).toBe(200);
    const act = (headers: Record<string, string>) =>
      fetch(`${url}/api/v1/cases/no-such-case/read`, { method: 'POST', headers: { cookie, ...headers } });
    expect((await act({})).status).toBe(401);
    expect((await act(PAGE)).status).toBe(400 + 4);
  });

  it('ends with the log-out: its token is refused from then on, also as a bearer token', async () => {
    const response = await logIn('reviewer');
    const cookie = cookieOf(response);
    const { accessToken } = (await response.json()) as { accessToken: string };
    const left = await fetch(`${url}/api/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie, 'x-tongban-page': '1' },
    });
    expect(left.status).toBe(204);
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await me({ cookie })).status).toBe(401);
    expect((await me({ authorization: `Bearer ${accessToken}` })).status).toBe(401);
    // Another sign-in of the same person goes on.
    expect((await (await ApiClient.signIn(url, 'reviewer')).get('/api/v1/auth/me')).status).toBe(200);
  });

  it('lists the accounts to try where samples are taken', async () => {
    const { body } = await ApiClient.anonymous(url).get<{ rows: { username: string; roles: string[] }[] }>(
      '/api/v1/auth/sample-accounts',
    );
    expect(body.rows).toContainEqual(expect.objectContaining({ username: 'window', roles: ['window'] }));
  });
});
