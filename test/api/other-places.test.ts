import { DiscoveryService } from '@nestjs/core';
import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Route, routeTable } from '#apps/api/identity/index.js';
import { type Post, ROLE_SCOPES, type Role, ROLES } from '#libs/domain/identity/index.js';
import { named, Office } from '../support/office.js';
import { type CaseInState, casesInStates, systemToken } from './support/cases-in-states.js';
import { GOOD_BODIES, REST_COMMANDS } from './support/good-bodies.js';
import { offlineApp } from './support/offline-app.js';
import { addPeople } from './support/people.js';
import { bearer, json, type Problem, raw, tokenOf } from './support/raw.js';

const office = new Office(inject('url'));
const APPLICANT = '欧阳无人知';
/** Of the same shape as a case's number, and no case's. */
const NO_CASE = `1144150000712345X63440154003000202001${'9'.repeat(6)}`;

interface Stranger {
  readonly username: string;
  readonly role: Role;
  readonly post: Post;
}
/** The same role in another department, in the next region and in another one: whatever its scope is made of. */
const postsElsewhere = (role: Role): Post[] => {
  switch (ROLE_SCOPES[role]) {
    case 'department':
      return [{ role, departmentId: 'henan-market' }];
    case 'region':
    case 'window':
      return ['441600', '410727'].map((region) => ({ role, region }));
    default:
      return [{ role }];
  }
};
const STRANGERS: readonly Stranger[] = ROLES.filter((role) => role !== 'engine' && role !== 'reader').flatMap((role) =>
  postsElsewhere(role).map((post) => ({
    username: `elsewhere-${[role, post.region].filter(Boolean).join('-')}`,
    role,
    post,
  })),
);
const isClient = ({ role }: Stranger): boolean => role === 'system' || role === 'kiosk';

/** By the rules, not strangers: any window serves who comes to it (APP-01), any item administrator sees simulated cases. */
const knowsOf = ({ role }: Stranger, state: string): boolean =>
  (role === 'window' && ['awaiting_supplement', 'awaiting_issuance'].includes(state)) ||
  (role === 'itemadmin' && state === 'simulated');

/** What each route of a case is sent; a route that is not named here takes no body. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/cases/:caseNo/messages': { to: 'applicant', text: '您好' },
  'PUT /api/v1/cases/:caseNo/documents/:documentId': { baseVersion: 1, statement: '改' },
  'POST /api/v1/cases/:caseNo/documents/:documentId/prints': { version: 1 },
  'POST /api/v1/integration/cases/:caseNo/results': { action: 'approve', stepName: '承办', handler: '某人' },
};
/** What each address is asked for: of a list, all that it would show. `{me}` is the caller. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /api/v1/absences/deputies': '?officer={me}',
  'GET /api/v1/hand-overs/receivers': '?officer={me}',
  'GET /api/v1/cases': `?queue=all&q=${encodeURIComponent(APPLICANT)}`,
  'GET /api/v1/cases/:caseNo/colleagues': '?purpose=transfer',
  'GET /api/v1/supervision/due-calendar/cases': '?on=2026-12-01',
  'GET /api/v1/supervision/what-if-absent': '?user=handler&from=2026-11-01&to=2027-02-01',
};
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

let routes: Route[];
let cases: ReadonlyMap<string, CaseInState>;
const tokens = new Map<string, string>();

beforeAll(async () => {
  const app = await offlineApp();
  routes = routeTable(app.get(DiscoveryService));
  await app.close();
  await addPeople(
    STRANGERS.filter((stranger) => !isClient(stranger)).map(({ username, role, post }) => ({
      username,
      name: username,
      posts: [post],
      ...(role === 'window' && { windowId: 'W-410727-01' }),
    })),
  );
  await addClients();
  for (const stranger of STRANGERS) {
    const { username } = stranger;
    tokens.set(username, await (isClient(stranger) ? systemToken : tokenOf)(username));
  }
  cases = await casesInStates(office, named(APPLICANT));
});

async function addClients(): Promise<void> {
  const client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  for (const stranger of STRANGERS.filter(isClient))
    await client.query(
      `INSERT INTO client (client_id, name, secret_hash, posts, sample)
       SELECT $1, $1, secret_hash, $2, false FROM client WHERE client_id = 'biz-construction' ON CONFLICT DO NOTHING`,
      [stranger.username, JSON.stringify([stranger.post])],
    );
  await client.end();
}

interface Call {
  readonly method: string;
  readonly address: string;
  readonly body?: object | undefined;
  readonly roles: readonly Role[];
}
/** Every call that names a case, commands one by one. */
function callsOn({ caseNo, attachmentId }: CaseInState): Call[] {
  return routes.flatMap((route) => {
    if (!route.path.includes(':caseNo') || !route.access || 'public' in route.access) return [];
    const { roles } = route.access;
    const address = route.path
      .replace(':caseNo', caseNo)
      .replace(':attachmentId', attachmentId)
      .replace(':documentId', '1-1');
    if (!address.endsWith('/:command')) {
      const name = nameOf(route);
      return [{ method: route.method, address: address + (QUERIES[name] ?? ''), body: BODIES[name], roles }];
    }
    return REST_COMMANDS.map((name) => ({
      method: route.method,
      address: address.replace(':command', name),
      body: GOOD_BODIES[name],
      roles,
    }));
  });
}

/** All that a caller can tell an answer by, but for the request's own number and time. */
async function answerTo({ method, address, body }: Call, username: string) {
  const answer = await raw(address, {
    method,
    headers: { ...bearer(tokens.get(username)!), ...(body && json), 'idempotency-key': 'elsewhere' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const headers = Object.fromEntries(answer.headers);
  for (const own of ['x-request-id', 'date']) delete headers[own];
  return { status: answer.status, body: { ...answer.body, instance: '' }, headers };
}

describe('a case of another department or region', () => {
  it('is refused to every role at every address in every state, just as one that does not exist', async () => {
    const leaks: string[] = [];
    let asked = 0;
    for (const stranger of STRANGERS) {
      const none = await Promise.all(
        callsOn({ caseNo: NO_CASE, attachmentId: 'none' }).map((call) => answerTo(call, stranger.username)),
      );
      for (const [state, inState] of cases) {
        if (knowsOf(stranger, state)) continue;
        for (const [n, call] of callsOn(inState).entries()) {
          const answer = await answerTo(call, stranger.username);
          const told = `${stranger.username} ${call.method} ${call.address} (${state}): ${answer.status}`;
          const due = call.roles.includes(stranger.role) ? 'CASE_NOT_FOUND' : 'FORBIDDEN';
          if ((answer.body as Problem).code !== due) leaks.push(`${told} ${JSON.stringify(answer.body)}`);
          if (JSON.stringify(answer) !== JSON.stringify(none[n])) leaks.push(`${told}, unlike no case`);
          asked += 1;
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(5000);
  });

  it('stands in no list, count, figure or sheet that is not about one case', async () => {
    const lists = routes.filter(
      ({ method, path, access }) =>
        method === 'GET' && !path.includes(':caseNo') && access && 'roles' in access && !path.endsWith('/stream'),
    );
    const { body } = await (await office.as('auditor')).get<{ rows: { id: string }[] }>('/api/v1/statistics');
    const addresses = lists.flatMap((route) => {
      const query = QUERIES[nameOf(route)] ?? '';
      if (!route.path.includes(':indicator')) return [{ route, address: route.path + query }];
      return body.rows.map(({ id }) => ({ route, address: route.path.replace(':indicator', id) + query }));
    });
    const secrets = [APPLICANT, ...[...cases.values()].flatMap(({ caseNo, attachmentId }) => [caseNo, attachmentId])];
    const leaks: string[] = [];
    const unasked: string[] = [];
    for (const stranger of STRANGERS)
      for (const { route, address } of addresses) {
        const roles = 'roles' in route.access! ? route.access.roles : [];
        if (!roles.includes(stranger.role) || stranger.role === 'itemadmin') continue;
        const path = address.replace(/:\w+/, 'CN').replace('{me}', stranger.username);
        const answer = await raw<unknown>(path, { headers: bearer(tokens.get(stranger.username)!) });
        const text = JSON.stringify(answer.body);
        // A window may know of those that wait for a visit.
        const shown = secrets.filter((secret) => text.includes(secret));
        if (shown.length > 0 && stranger.role !== 'window') leaks.push(`${stranger.username} ${path}: ${shown.join()}`);
        if (answer.status !== 200 && !address.includes(':')) unasked.push(`${path}: ${answer.status} ${text}`);
      }
    expect(leaks).toEqual([]);
    expect(unasked, 'a list that was not answered shows nothing: give it its query').toEqual([]);
  });

  it('is found by those whose it is, so that the silence above means something', async () => {
    for (const [state, { caseNo }] of cases) {
      const who = state === 'simulated' ? 'itemadmin' : 'supervisor';
      expect((await (await office.as(who)).get(`/api/v1/cases/${caseNo}`)).status, state).toBe(200);
    }
    const { body } = await (
      await office.as('supervisor')
    ).get<{ total: number }>(`/api/v1/cases${QUERIES['GET /api/v1/cases']}`);
    expect(body.total).toBe(cases.size - 1);
  });
});
