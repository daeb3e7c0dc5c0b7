import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer } from '../support/client.js';
import { Office } from '../support/office.js';
import type { Problem } from './support/raw.js';

const office = new Office(inject('url'));
const LIGHTNING = '防雷装置竣工验收';

interface Row {
  readonly documentId: string;
  readonly template: string;
  readonly title: string;
  readonly documentNo: string;
  readonly version: number;
  readonly seq: number;
  readonly step: string;
  readonly status: string;
  readonly missing: readonly string[];
}
interface Document extends Row {
  readonly shownVersion: number;
  readonly organ: string;
  readonly statement: string;
  readonly lines: readonly { id: string; label: string; value: string; fixed: boolean }[];
  readonly versions: readonly { version: number; by: string; reason: string | null; sm3: string }[];
  readonly masked: boolean;
  readonly canEdit: boolean;
}

async function documentsOf(caseNo: string, who: string): Promise<readonly Row[]> {
  const answer = await (await office.as(who)).get<{ documents: Row[] }>(`/api/v1/cases/${caseNo}/documents`);
  expect(answer.status).toBe(200);
  return answer.body.documents;
}
const open = async (caseNo: string, who: string, id: string) =>
  (await office.as(who)).get<Document & Problem>(`/api/v1/cases/${caseNo}/documents/${id}`);
const edit = async (caseNo: string, who: string, id: string, body: object) =>
  (await office.as(who)).put<Document & Problem>(`/api/v1/cases/${caseNo}/documents/${id}`, body);
const valueOf = ({ lines }: Document, id: string) => lines.find((line) => line.id === id)?.value;
const codeOf = ({ status, body }: Answer<Problem>) => [status, body.code];
const textOf = ({ organ, title, documentNo, statement, lines }: Document) =>
  [organ, title, documentNo, '', statement, '', ...lines.map(({ label, value }) => `${label}:${value}`), ''].join('\n');

async function sql<R extends object>(text: string, values: unknown[]): Promise<R[]> {
  const client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('the documents of a case', () => {
  let caseNo: string;
  beforeAll(async () => {
    ({ caseNo } = await office.open(LIGHTNING));
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
  });

  it('are listed by the step that made them, each with its number (ACC-20, APP-09)', async () => {
    const rows = await documentsOf(caseNo, 'acceptance');
    expect(rows).toMatchObject([
      { documentId: '1-1', template: 'receipt', title: '收件凭证', step: '提交申请', version: 1, missing: [] },
      { template: 'acceptance_notice', title: '受理通知书', step: '受理', version: 1, missing: [] },
    ]);
    expect(new Set(rows.map(({ documentNo }) => documentNo)).size).toBe(2);
    const issued = async () => (await documentsOf(caseNo, 'acceptance')).map(({ status }) => status);
    await expect.poll(issued, { timeout: 30_000, interval: 200 }).toEqual(['issued', 'issued']);
  });

  it('show number, materials, date and seal of the receipt (APP-09) whole to those who work on the case', async () => {
    const { body } = await open(caseNo, 'acceptance', '1-1');
    expect(body).toMatchObject({ masked: false, canEdit: true, shownVersion: 1 });
    expect(valueOf(body, 'caseNo')).toBe(caseNo);
    expect(valueOf(body, 'applicantId')).toBe('居民身份证 11010519491231002X');
    expect(valueOf(body, 'materials')).toContain('电子件');
    expect(valueOf(body, 'seal')).toContain('专用章');
    expect(valueOf(body, 'issuedOn')).toMatch(/^\d{4}年\d+月\d+日$/);
    expect(body.versions[0]!.sm3).toBe(createHash('sm3').update(textOf(body)).digest('hex'));
  });

  it('are what the outbox issued, but for the masks of its copy', async () => {
    const { body: masked } = await open(caseNo, 'supervisor', '1-1');
    const { body: outbox } = await (
      await office.as('supervisor')
    ).get<{ effects: { kind: string; receipt: { record: { text: string } } }[] }>(`/api/v1/cases/${caseNo}/outbox`);
    expect(textOf(masked)).toBe(outbox.effects.find(({ kind }) => kind === 'document')!.receipt.record.text);
  });

  it('are masked for those who watch, whole for the applicant, and change for neither', async () => {
    const { body: watched } = await open(caseNo, 'supervisor', '1-1');
    expect(watched).toMatchObject({ masked: true, canEdit: false });
    expect(JSON.stringify(watched)).not.toMatch(/赵小娟|11010519491231002X|13800138000/);
    expect((await open(caseNo, 'applicant', '1-1')).body).toMatchObject({ masked: false, canEdit: false });
    const change = { baseVersion: 1, lines: [{ id: 'window', value: '3 号窗口' }] };
    for (const who of ['supervisor', 'applicant'])
      expect(codeOf(await edit(caseNo, who, '1-1', change))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await edit(caseNo, 'leader', '1-1', change))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await open(caseNo, 'other-handler', '1-1'))).toEqual([404, 'CASE_NOT_FOUND']);
    expect(codeOf(await open(caseNo, 'acceptance', '1-9'))).toEqual([404, 'DOCUMENT_NOT_FOUND']);
  });
});

describe('a document that an officer edits (MSG-05)', () => {
  let caseNo: string;
  beforeAll(async () => ({ caseNo } = await office.open(LIGHTNING)));

  it('becomes a new version; the one before stays as it was', async () => {
    const first = (await open(caseNo, 'prereview', '1-1')).body;
    const value = '政务大厅一楼 3 号窗口,联系赵小娟';
    const { status, body } = await edit(caseNo, 'prereview', '1-1', {
      baseVersion: 1,
      lines: [{ id: 'window', value }],
      reason: '窗口已调整',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 2, shownVersion: 2, documentNo: first.documentNo });
    expect(valueOf(body, 'window')).toBe(value);
    expect(body.versions).toMatchObject([
      { version: 1, reason: null, sm3: first.versions[0]!.sm3 },
      { version: 2, by: '陈预审', reason: '窗口已调整' },
    ]);
    expect(body.versions[1]!.sm3).toBe(createHash('sm3').update(textOf(body)).digest('hex'));
    expect((await open(caseNo, 'prereview', '1-1?version=1')).body).toMatchObject({
      shownVersion: 1,
      lines: first.lines,
    });
    expect(await documentsOf(caseNo, 'prereview')).toMatchObject([{ documentId: '1-1', version: 2 }]);
    const watched = (await open(caseNo, 'supervisor', '1-1')).body;
    expect(valueOf(watched, 'window')).toBe('政务大厅一楼 3 号窗口,联系赵**');
  });

  it('is made once when the request is repeated, and not on a version that is no longer the latest', async () => {
    const same = { baseVersion: 1, lines: [{ id: 'window', value: '政务大厅一楼 3 号窗口,联系赵小娟' }] };
    expect((await edit(caseNo, 'prereview', '1-1', same)).body).toMatchObject({ version: 2 });
    const late = await edit(caseNo, 'prereview', '1-1', { baseVersion: 1, statement: '另有说明' });
    expect(codeOf(late)).toEqual([409, 'DOCUMENT_CHANGED']);
    expect(late.body.detail).toContain('2');
  });

  it('keeps its number, case, date and seal', async () => {
    for (const id of ['caseNo', 'seal', 'issuedOn', 'nothing']) {
      const change = { baseVersion: 2, lines: [{ id, value: '改' }] };
      expect(codeOf(await edit(caseNo, 'prereview', '1-1', change))).toEqual([422, 'DOCUMENT_LINE_FIXED']);
    }
    const empty = await edit(caseNo, 'prereview', '1-1', { baseVersion: 2, lines: [{ id: 'window', value: ' ' }] });
    expect([empty.status, empty.body.errors?.[0]?.pointer]).toEqual([400, '/lines/0/value']);
  });

  it('lies sealed in the database, where nobody can change it, and edits and prints are in the audit log', async () => {
    const kept = await sql<{ content: string }>('SELECT content FROM document_version WHERE case_no = $1', [caseNo]);
    expect(kept).toHaveLength(1);
    expect(kept[0]!.content).toMatch(/^s1\./);
    await expect(sql('UPDATE document_version SET reason = $2 WHERE case_no = $1', [caseNo, 'x'])).rejects.toThrow(
      /append-only/,
    );
    const client = await office.as('prereview');
    const path = `/api/v1/cases/${caseNo}/documents/1-1/prints`;
    expect((await client.post(path, { version: 2 })).status).toBe(204);
    expect((await client.post(path, { version: 3 })).status).toBe(404);
    const log = `SELECT actor_id, action, detail FROM audit_log WHERE object = $1 ORDER BY at`;
    expect(await sql(log, [`case:${caseNo}`])).toEqual([
      { actor_id: 'prereview', action: 'document-edited', detail: { documentId: '1-1', version: 2 } },
      { actor_id: 'prereview', action: 'document-printed', detail: { documentId: '1-1', version: 2 } },
    ]);
  });
});

it('whoever handed the result over today prints its documents whole, also when the case is closed by it', async () => {
  const { caseNo } = await office.open(LIGHTNING);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'accept');
  await office.approve(caseNo);
  await office.give(caseNo, 'make-licence');
  await office.give(caseNo, 'hand-over', { inPerson: true });
  const last = (await documentsOf(caseNo, 'issuer')).findLast(({ template }) => template === 'service_receipt')!;
  const { body } = await open(caseNo, 'issuer', last.documentId);
  expect(body).toMatchObject({ title: '送达回证', masked: false, canEdit: true });
  expect(valueOf(body, 'servedTo')).toBe('赵小娟');
  expect((await open(caseNo, 'issuer', '1-1')).body).toMatchObject({ masked: true, canEdit: false });
  expect((await open(caseNo, 'acceptance', last.documentId)).body).toMatchObject({ masked: true, canEdit: false });
});

it('a refusal of acceptance has its decision with reason, basis and remedies (ACC-20)', async () => {
  const { caseNo } = await office.open(LIGHTNING);
  await office.give(caseNo, 'pass-pre-review');
  await office.give(caseNo, 'refuse-acceptance', { reason: '不属于职权范围', legalBasis: '行政许可法第三十二条' });
  const refusal = (await documentsOf(caseNo, 'applicant')).find(({ template }) => template === 'refusal_notice')!;
  expect(refusal).toMatchObject({ title: '不予受理通知书', missing: [] });
  const { body } = await open(caseNo, 'applicant', refusal.documentId);
  expect(valueOf(body, 'reason')).toBe('不属于职权范围');
  expect(valueOf(body, 'legalBasis')).toBe('行政许可法第三十二条');
  for (const id of ['review', 'lawsuit']) expect(valueOf(body, id)).not.toBe('');
});
