import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiClient, ApiClient as Api } from '../support/client.js';
import { Office } from '../support/office.js';
import { bearer, pdf, raw, tokenOf, upload, type Uploaded } from './support/raw.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';
const ID_NO = '11010519491231002X';
const PHONE = '13800138000';

interface CaseFile {
  readonly masked: boolean;
  readonly stageName: string;
  readonly nextAction: string;
  readonly availableCommands: string[];
  readonly clocks: { kind: string; dueOn: string; remaining: number; state: string }[];
  readonly basic: { applicant: { name: string; idNo: string; phone: string } };
  readonly process: { name: string; person: { id: string; name: string }; at: string; opinion?: string }[];
  readonly materials: {
    id: string;
    handedIn: { attachments: Uploaded[] } | null;
    requested: { requirement: string }[];
  }[];
  readonly form: { name: string; label: string; value: unknown }[];
  readonly result: { decision: string | null };
}

describe('a case, as those who may know of it see it', () => {
  let caseNo: string;
  let file: Uploaded;
  const bytes = pdf('for the case file');
  const as = (who: string): Promise<ApiClient> => office.as(who);
  const read = async (who: string) => (await as(who)).get<CaseFile>(`/api/v1/cases/${caseNo}`);

  beforeAll(async () => {
    file = (await upload(await tokenOf('applicant'), bytes, '../../申请书 "1".pdf')).body;
    const application = await office.application(ITEM);
    const [first, ...others] = application.materials as object[];
    caseNo = (await office.open(ITEM, { materials: [{ ...first, attachmentIds: [file.attachmentId] }, ...others] }))
      .caseNo;
    await office.give(caseNo, 'annotate', { opinion: '请尽快预审' }, 'prereview');
  });

  it('has its five tabs, the next action, the commands and the clocks', async () => {
    const { body } = await read('prereview');
    expect(body).toMatchObject({
      caseNo,
      stage: 'pre_review',
      rev: 2,
      stageName: '预审',
      nextAction: '请预审申请材料',
      simulated: false,
      masked: false,
      basic: { applicant: { name: '赵小娟', idNo: ID_NO, phone: PHONE }, channel: 'online' },
      result: { decision: null },
    });
    expect(body.availableCommands).toContain('pass-pre-review');
    expect(body.clocks.map(({ kind, remaining, state }) => [kind, remaining, state])).toEqual([
      ['acceptance_local', 2, 'running'],
      ['acceptance_legal', 5, 'running'],
    ]);
    expect(body.process.map(({ name, person, opinion }) => [name, person.id, opinion])).toEqual([
      ['提交申请', 'applicant', undefined],
      ['批阅', 'prereview', '请尽快预审'],
    ]);
    expect(body.materials[0]!.handedIn!.attachments).toEqual([
      { attachmentId: file.attachmentId, name: file.name, size: bytes.length, mediaType: 'application/pdf' },
    ]);
    expect(body.form.every(({ label }) => label.length > 0)).toBe(true);
  });

  it('speaks English to whoever asks for it', async () => {
    const { body } = await raw<CaseFile>(`/api/v1/cases/${caseNo}`, {
      headers: { ...bearer(await tokenOf('prereview')), 'accept-language': 'en' },
    });
    expect(body).toMatchObject({ stageName: 'Pre-review', nextAction: 'Pre-review the application' });
  });

  it.each(['supervisor', 'auditor', 'leader'])('is masked for the %s', async (who) => {
    const client = await as(who);
    for (const what of ['', '/timeline', '/clocks', '/outbox']) {
      const { status, body } = await client.get(`/api/v1/cases/${caseNo}${what}`);
      expect(status).toBe(200);
      for (const secret of ['赵小娟', '张晓明', ID_NO, PHONE]) expect(JSON.stringify(body)).not.toContain(secret);
    }
    expect((await read(who)).body).toMatchObject({ masked: true, basic: { applicant: { name: '赵**' } } });
    const list = await client.get<{ rows: { caseNo: string; applicantName: string }[] }>(
      '/api/v1/cases?queue=all&limit=100',
    );
    expect(list.body.rows.find((row) => row.caseNo === caseNo)).toMatchObject({ applicantName: '赵**' });
  });

  it.each(['other-handler', 'admin', 'itemadmin'])('does not exist for %s', async (who) => {
    const client = await as(who);
    for (const what of ['', '/timeline', '/clocks', '/outbox', `/attachments/${file.attachmentId}`])
      expect(await client.get(`/api/v1/cases/${caseNo}${what}`)).toMatchObject({
        status: 404,
        body: { code: 'CASE_NOT_FOUND' },
      });
    expect((await client.post(`/api/v1/cases/${caseNo}/read`, {})).status).toBe(404);
    const list = await client.get<{ rows: { caseNo: string }[] }>('/api/v1/cases?queue=all&limit=100');
    expect(list.body.rows.map((row) => row.caseNo)).not.toContain(caseNo);
  });

  it('tells every event in order, with times in Beijing and a chain of hashes', async () => {
    const events = await (await as('applicant')).timeline(caseNo);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2]);
    for (const event of events) {
      expect(event.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/);
      expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(event)).not.toMatch(/[:[,]1[6-9]\d{11}[,}\]]/);
    }
    expect(events[1]).toMatchObject({ type: 'annotated', opinion: '请尽快预审', actor: { id: 'prereview' } });
  });

  it('explains its clocks: the ledger adds up to the budget', async () => {
    const { body } = await (
      await as('prereview')
    ).get<{
      clocks: { budget: number; dueOn: string; ledger: { date: string; counted: boolean; count: number }[] }[];
    }>(`/api/v1/cases/${caseNo}/clocks`);
    for (const { budget, dueOn, ledger } of body.clocks) {
      expect(ledger.at(-1)).toMatchObject({ date: dueOn, counted: true, count: budget });
      expect(ledger.filter(({ counted }) => counted)).toHaveLength(budget);
    }
  });

  it('gives its files to those who work on it, and logs every view', async () => {
    const address = `/api/v1/cases/${caseNo}/attachments/${file.attachmentId}`;
    const response = await fetch(inject('url') + address, { headers: bearer(await tokenOf('prereview')) });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.-]+$/,
    );
    expect(await (await as('auditor')).get(address)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    const client = new Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    const { rows } = await client.query('SELECT viewed_by, request_id FROM attachment_view WHERE attachment_id = $1', [
      file.attachmentId,
    ]);
    await client.end();
    expect(rows).toEqual([{ viewed_by: 'prereview', request_id: response.headers.get('x-request-id') }]);
  });

  it('is a copy to read for whom it was copied to, until it is read', async () => {
    const { caseNo: copied } = await office.open(ITEM);
    const reader = await as('other-handler');
    const counts = async () => (await reader.get<Record<string, number>>('/api/v1/cases/counts')).body;
    const before = await counts();
    await office.give(copied, 'copy-to', { users: ['other-handler'] }, 'prereview');
    expect((await reader.get(`/api/v1/cases/${copied}`)).status).toBe(200);
    expect(await counts()).toMatchObject({ 'to-read': before['to-read']! + 1, read: before.read });
    expect((await reader.post(`/api/v1/cases/${copied}/read`, {})).status).toBe(204);
    expect(await counts()).toMatchObject({ 'to-read': before['to-read'], read: before.read! + 1 });
  });
});

describe('lists', () => {
  let opened: string[];
  beforeAll(async () => {
    opened = [];
    for (let n = 0; n < 3; n++) opened.push((await office.open(ITEM)).caseNo);
  });

  it('come in pages that together hold every case once, with the exact total', async () => {
    const client = await office.as('prereview');
    const seen: string[] = [];
    let cursor: string | null = '';
    let total = -1;
    while (cursor !== null) {
      const path: string = `/api/v1/cases?queue=todo&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { body } = await client.get<{ rows: { caseNo: string }[]; nextCursor: string | null; total: number }>(path);
      seen.push(...body.rows.map(({ caseNo }) => caseNo));
      ({ nextCursor: cursor, total } = body);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
    expect(seen).toEqual(expect.arrayContaining(opened));
    expect((await client.get<Record<string, number>>('/api/v1/cases/counts')).body.todo).toBe(total);
  });

  it('are right the moment an action returns', async () => {
    const client = await office.as('prereview');
    const todo = async () => (await client.get<Record<string, number>>('/api/v1/cases/counts')).body.todo!;
    const before = await todo();
    await office.give(opened[0]!, 'pass-pre-review');
    expect(await todo()).toBe(before - 1);
    const done = await client.get<{ rows: { caseNo: string }[] }>(`/api/v1/cases?queue=done&caseNo=${opened[0]}`);
    expect(done.body.rows.map(({ caseNo }) => caseNo)).toEqual([opened[0]]);
  });

  it('can be filtered, and refuse what is no filter', async () => {
    const client = await office.as('prereview');
    const found = async (query: string) =>
      (await client.get<{ rows: { stage: string }[]; total: number }>(`/api/v1/cases?queue=department&${query}`)).body;
    expect((await found(`q=${opened[1]}`)).total).toBe(1);
    expect((await found(`applicant=${encodeURIComponent('赵小')}`)).total).toBeGreaterThan(0);
    expect((await found(`applicant=${ID_NO}`)).total).toBeGreaterThan(0);
    const reviewed = await found(`stage=${encodeURIComponent('预审')}`);
    expect(new Set(reviewed.rows.map(({ stage }) => stage))).toEqual(new Set(['pre_review']));
    for (const query of [
      'limit=0',
      'limit=101',
      'stage=nowhere',
      'queue=mine',
      'dueBefore=tomorrow',
      'sort=x',
      'q=a&q=b',
    ])
      expect(await client.get(`/api/v1/cases?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_FAILED' },
      });
    expect(await client.get('/api/v1/cases?cursor=bm90aGluZw')).toMatchObject({
      status: 400,
      body: { code: 'CURSOR_INVALID' },
    });
  });
});

describe('progress for the public', () => {
  const progress = (caseNo: string, password: string) =>
    Api.anonymous(inject('url')).get<Record<string, unknown>>(`/api/v1/progress?caseNo=${caseNo}&password=${password}`);

  it('tells where the case stands and nothing about the person', async () => {
    const { caseNo, queryPassword } = await office.open(ITEM);
    const { status, body } = await progress(caseNo, queryPassword);
    expect(status).toBe(200);
    expect(body).toMatchObject({ caseNo, stage: 'pre_review', stageName: '预审', dueOn: expect.any(String) as string });
    for (const secret of ['赵小娟', '张晓明', ID_NO, PHONE, 'applicant'])
      expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('answers a wrong password and an unknown number alike, and soon no more', async () => {
    const { caseNo, queryPassword } = await office.open(ITEM);
    const wrong = queryPassword === '000000' ? '111111' : '000000';
    const unknown = await progress('1'.repeat(43), wrong);
    const answers = [];
    for (let n = 0; n < 7; n++) answers.push(await progress(caseNo, wrong));
    expect(answers[0]).toMatchObject({
      status: 404,
      body: { ...unknown.body, instance: expect.any(String) as string },
    });
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 429, 429]);
    expect((await progress(caseNo, queryPassword)).status).toBe(429);
  });
});
