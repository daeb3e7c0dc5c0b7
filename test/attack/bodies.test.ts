import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { bearer, json, pdf, type Problem, raw, tokenOf, upload } from '../api/support/raw.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';
const DEEP = 50_000;

describe('a body that means to be more than it is', () => {
  let token: string;
  let good: string;
  beforeAll(async () => {
    token = await tokenOf('applicant');
    good = JSON.stringify(await office.application(ITEM));
  });
  const open = (body: string) =>
    raw('/api/v1/cases', {
      method: 'POST',
      headers: { ...bearer(token), ...json, 'idempotency-key': `attack-${Math.random()}` },
      body,
    });
  /** The good application with one more member, as text: what JSON.stringify would leave out. */
  const withMember = (member: string) => `${good.slice(0, -1)},${member}}`;

  it.each<[string, () => string]>([
    ['a prototype', () => withMember('"__proto__":{"isAdmin":true}')],
    ['a prototype deeper down', () => withMember('"form":{"__proto__":{"isAdmin":true}}')],
    ['a constructor', () => withMember('"constructor":{"prototype":{"isAdmin":true}}')],
    ['what only the record knows', () => withMember('"stage":"completed","caseNo":"1","ownerId":"admin"')],
    ['a list for a text', () => withMember('"itemCode":["1144150000712345X63440154003000"]')],
    ['an object for a text', () => withMember('"channel":{"$ne":null}')],
    ['a number beyond numbers', () => withMember('"form":1e999')],
    ['brackets without end', () => withMember(`"form":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`)],
    ['a list', () => `[${good}]`],
    ['a text', () => JSON.stringify(good)],
    ['nothing', () => 'null'],
  ])('%s is a bad request', async (_, body) => {
    const answer = await open(body());
    expect(answer.status).toBe(400);
    expect(['VALIDATION_FAILED', 'INVALID_JSON', 'BAD_REQUEST']).toContain(answer.body.code);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('text that speaks SQL, HTML or log lines is text, and comes back as it was', async () => {
    const opinion = `'; DROP TABLE case_row; -- <script>alert(1)</script> {"level":"fatal"} \${jndi:ldap://x} %s %n`;
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review', { opinion });
    const timeline = await (await office.as('leader')).timeline(caseNo);
    expect(timeline.map((event) => (event as { opinion?: string }).opinion)).toContain(opinion);
  });
});

describe('the name of a file', () => {
  it.each([
    ['line breaks', 'a\r\nx-evil: 1\r\n\r\nb.pdf'],
    ['a way out of its folder', '../../../etc/passwd.pdf'],
    ['quotes and a second name', 'a.pdf"; filename="evil.exe'],
    ['a turn of direction', 'a\u202egpj.exe.pdf'],
  ])('with %s writes no header and leads nowhere', async (_, name) => {
    const token = await tokenOf('applicant');
    const { status, body } = await upload(token, pdf(), name);
    if (status === 400 || status === 422) return expect((body as Problem).code).toBeDefined();
    expect(body.name).not.toMatch(/[\r\n/\\\u202e]/u);
    const file = await raw<string>(`/api/v1/attachments/${body.attachmentId}`, { headers: bearer(token) });
    expect(file.status).toBe(200);
    expect(file.headers.get('x-evil')).toBeNull();
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-disposition')!.match(/filename="/g) ?? []).toHaveLength(1);
  });
});
