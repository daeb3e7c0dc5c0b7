import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Route, routeTable } from '#apps/api/identity/index.js';
import type { Role } from '#libs/domain/identity/index.js';
import { offlineApp } from './support/offline-app.js';
import { bearer, raw, tokenOf } from './support/raw.js';

/** Everybody who may sign in, by the sample account that holds just this role. */
const ACCOUNTS = {
  applicant: 'applicant',
  window: 'window',
  prereview: 'prereview',
  acceptance: 'acceptance',
  handler: 'handler',
  reviewer: 'reviewer',
  approver: 'approver',
  issuer: 'issuer',
  leader: 'leader',
  supervisor: 'supervisor',
  itemadmin: 'itemadmin',
  admin: 'admin',
  auditor: 'auditor',
  system: 'biz-construction',
  kiosk: 'kiosk-hall',
} as const satisfies Partial<Record<Role, string>>;
type Held = keyof typeof ACCOUNTS;
const EVERYBODY = Object.keys(ACCOUNTS) as Held[];
const PEOPLE = EVERYBODY.filter((role) => role !== 'system' && role !== 'kiosk');

/** Who works on cases in an office. */
const OFFICERS: readonly Held[] = [
  'window',
  'prereview',
  'acceptance',
  'handler',
  'reviewer',
  'approver',
  'issuer',
  'leader',
];
const WRITERS: readonly Held[] = [...OFFICERS, 'itemadmin'];
/** Those who watch over cases without working on them. */
const OVERSEERS: readonly Held[] = ['leader', 'supervisor', 'auditor'];

/** Who may knock at each door; what is behind it is decided on the case. Written by hand: the code is compared with it. */
const MATRIX: Record<string, 'public' | readonly Held[]> = {
  'POST /api/v1/auth/login': 'public',
  'POST /api/v1/auth/token': 'public',
  'GET /api/v1/auth/me': EVERYBODY,
  'PATCH /api/v1/auth/me': PEOPLE,
  'POST /api/v1/auth/me/password': PEOPLE,
  'GET /api/v1/auth/me/preferences': PEOPLE,
  'PUT /api/v1/auth/me/preferences': PEOPLE,
  'POST /api/v1/auth/logout': EVERYBODY,
  'GET /api/v1/auth/sample-accounts': 'public',
  'GET /api/v1/items': 'public',
  'GET /api/v1/items/:itemCode': 'public',
  'GET /api/v1/items/:itemCode/windows': 'public',
  'GET /api/v1/intake/items': ['window'],
  'GET /api/v1/calendars/:id/due': 'public',
  'GET /api/v1/calendars': ['admin', 'auditor'],
  'GET /api/v1/calendars/:id/notices': ['admin', 'auditor'],
  'POST /api/v1/calendars/:id/notices': ['admin'],
  'GET /api/v1/calendar-notices/:noticeId': ['admin', 'auditor'],
  'POST /api/v1/calendar-notices/:noticeId/dry-run': ['admin'],
  'POST /api/v1/calendar-notices/:noticeId/publish': ['admin'],
  'POST /api/v1/calendar-notices/:noticeId/pause': ['admin'],
  'POST /api/v1/calendar-notices/:noticeId/resume': ['admin'],
  'GET /api/v1/calendar-notices/:noticeId/cases': ['admin', 'auditor'],
  'GET /api/v1/calendar-notices/:noticeId/cases/export': ['admin', 'auditor'],
  'GET /api/v1/progress': 'public',
  'POST /api/v1/cases': ['applicant', 'window', 'kiosk', 'itemadmin'],
  'GET /api/v1/cases': EVERYBODY,
  'GET /api/v1/cases/counts': EVERYBODY,
  'GET /api/v1/cases/stream': EVERYBODY,
  'GET /api/v1/cases/:caseNo': EVERYBODY,
  'GET /api/v1/cases/:caseNo/timeline': EVERYBODY,
  'GET /api/v1/cases/:caseNo/clocks': EVERYBODY,
  'GET /api/v1/cases/:caseNo/colleagues': [
    'window',
    'prereview',
    'acceptance',
    'handler',
    'reviewer',
    'approver',
    'issuer',
    'leader',
    'supervisor',
    'itemadmin',
  ],
  'GET /api/v1/cases/:caseNo/outbox': EVERYBODY,
  'POST /api/v1/cases/:caseNo/read': EVERYBODY,
  'GET /api/v1/cases/:caseNo/messages': EVERYBODY,
  'POST /api/v1/cases/:caseNo/messages': WRITERS,
  'GET /api/v1/cases/:caseNo/documents': EVERYBODY,
  'GET /api/v1/cases/:caseNo/documents/:documentId': EVERYBODY,
  'PUT /api/v1/cases/:caseNo/documents/:documentId': WRITERS,
  'POST /api/v1/cases/:caseNo/documents/:documentId/prints': EVERYBODY,
  'POST /api/v1/cases/:caseNo/commands/:command': EVERYBODY,
  'POST /api/v1/attachments': ['applicant', 'window', 'kiosk', 'acceptance', 'itemadmin'],
  'GET /api/v1/attachments/:attachmentId': ['applicant', 'window', 'kiosk', 'acceptance', 'itemadmin'],
  'GET /api/v1/attachments': ['applicant', 'window', 'kiosk', 'acceptance', 'itemadmin'],
  'GET /api/v1/scanner/files': ['window', 'kiosk', 'acceptance', 'itemadmin'],
  'POST /api/v1/scanner/files/:name/take': ['window', 'kiosk', 'acceptance', 'itemadmin'],
  'GET /api/v1/cases/:caseNo/attachments/:attachmentId': EVERYBODY,
  'POST /api/v1/integration/cases/:caseNo/results': ['system'],
  'GET /api/v1/integration/subscriptions': ['system'],
  'POST /api/v1/integration/subscriptions': ['system'],
  'GET /api/v1/integration/subscriptions/:id': ['system'],
  'PATCH /api/v1/integration/subscriptions/:id': ['system'],
  'DELETE /api/v1/integration/subscriptions/:id': ['system'],
  'POST /api/v1/integration/subscriptions/:id/secret': ['system'],
  'POST /api/v1/integration/subscriptions/:id/test': ['system'],
  'POST /api/v1/integration/subscriptions/:id/replay': ['system'],
  'GET /api/v1/integration/subscriptions/:id/pushes': ['system'],
  'GET /api/v1/supervision/warnings': OVERSEERS,
  'GET /api/v1/supervision/warnings/export': OVERSEERS,
  'GET /api/v1/supervision/summary': OVERSEERS,
  'GET /api/v1/supervision/stream': OVERSEERS,
  'GET /api/v1/supervision/due-calendar': OVERSEERS,
  'GET /api/v1/supervision/due-calendar/cases': OVERSEERS,
  'GET /api/v1/supervision/urges': OVERSEERS,
  'GET /api/v1/supervision/what-if-absent': OVERSEERS,
  'GET /api/v1/supervision/ladder': [...OVERSEERS, 'admin'],
  'PUT /api/v1/supervision/ladder/rules': ['admin'],
  'DELETE /api/v1/supervision/ladder/rules/:id': ['admin'],
  'GET /api/v1/supervision/warning-rules': [...OVERSEERS, 'admin'],
  'GET /api/v1/supervision/warning-rules/places': ['admin'],
  'PUT /api/v1/supervision/warning-rules': ['admin'],
  'DELETE /api/v1/supervision/warning-rules/:id': ['admin'],
  'GET /api/v1/absences': [...OFFICERS, 'supervisor', 'auditor', 'admin'],
  'POST /api/v1/absences': [...OFFICERS, 'admin'],
  'GET /api/v1/absences/officers': ['leader', 'admin'],
  'GET /api/v1/absences/deputies': [...OFFICERS, 'admin'],
  'POST /api/v1/absences/dry-run': [...OFFICERS, 'admin'],
  'POST /api/v1/absences/:id/end': [...OFFICERS, 'admin'],
  'GET /api/v1/hand-overs': ['leader', 'admin'],
  'GET /api/v1/hand-overs/officers': ['leader', 'admin'],
  'GET /api/v1/hand-overs/receivers': ['leader', 'admin'],
  'POST /api/v1/hand-overs/dry-run': ['leader', 'admin'],
  'POST /api/v1/hand-overs': ['leader', 'admin'],
  'GET /api/v1/statistics': OVERSEERS,
  'GET /api/v1/statistics/:indicator': OVERSEERS,
  'GET /api/v1/statistics/:indicator/export': OVERSEERS,
  'GET /api/v1/statistics/:indicator/cases': OVERSEERS,
  'GET /api/v1/reports': ['supervisor', 'auditor'],
  'POST /api/v1/reports': ['supervisor'],
  'GET /api/v1/reports/:id': ['supervisor', 'auditor'],
  'PUT /api/v1/reports/:id/text': ['supervisor'],
  'POST /api/v1/reports/:id/compute': ['supervisor'],
  'POST /api/v1/reports/:id/publish': ['supervisor'],
  'POST /api/v1/reports/:id/correct': ['supervisor'],
  'DELETE /api/v1/reports/:id': ['supervisor'],
  'GET /api/v1/reports/:id/pdf': ['supervisor', 'auditor'],
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
};

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const addressOf = (path: string): string =>
  path.replace(':command', 'claim').replace(/:\w+/g, '1144150000712345X63440154003000202001010001');

describe('who may knock at which door', () => {
  let app: NestFastifyApplication;
  let routes: Route[];
  const tokens = new Map<Held, string>();

  beforeAll(async () => {
    app = await offlineApp();
    routes = routeTable(app.get(DiscoveryService));
    for (const role of EVERYBODY) tokens.set(role, await signedIn(role));
  });
  afterAll(() => app?.close());

  async function signedIn(role: Held): Promise<string> {
    if (role !== 'system' && role !== 'kiosk') return tokenOf(ACCOUNTS[role]);
    const form = { grant_type: 'client_credentials', client_id: ACCOUNTS[role], client_secret: 'Tongban#2026' };
    const { body } = await raw<{ access_token: string }>('/api/v1/auth/token', {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return body.access_token;
  }

  it('every route says so, and the list here names every route', () => {
    expect(routes.filter((route) => !route.access).map(nameOf)).toEqual([]);
    expect(routes.map(nameOf).sort()).toEqual(Object.keys(MATRIX).sort());
  });

  it('holds for every role at every route', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const allowed = MATRIX[nameOf(route)]!;
      if (allowed === 'public') continue;
      const call = (headers: Record<string, string> = {}) =>
        raw(addressOf(route.path), { method: route.method, headers });
      if ((await call()).status !== 401) wrong.push(`${nameOf(route)} without a token`);
      for (const role of EVERYBODY) {
        // Whoever signs out needs a sign-in of their own for it.
        const token = route.path.endsWith('/logout') ? await signedIn(role) : tokens.get(role)!;
        const { status, body } = await call(bearer(token));
        const letIn = status !== 401 && !(status === 403 && body.code === 'FORBIDDEN');
        if (letIn !== allowed.includes(role)) wrong.push(`${nameOf(route)} as ${role}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
