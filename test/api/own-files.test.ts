import { spawnSync } from 'node:child_process';
import { access, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import type { Answer } from '../support/client.js';
import { Office } from '../support/office.js';
import { bearer, pdf, type Problem, raw, tokenOf, upload, type Uploaded } from './support/raw.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';
const HOME = inject('env').TONGBAN_SCANNER!;
const OWN = path.join(HOME, 'W-441500-01');

interface Rows<T> {
  readonly rows: readonly T[];
}
const scanned = async (who = 'window') =>
  (await office.as(who)).get<Rows<{ name: string; size: number; scannedAt: string }>>('/api/v1/scanner/files');
const taken = async (name: string, who = 'window'): Promise<Answer<Uploaded & Problem>> =>
  (await office.as(who)).post(`/api/v1/scanner/files/${encodeURIComponent(name)}/take`, {});
const ownFiles = async (who: string, q = '') =>
  (await office.as(who)).get<Rows<Uploaded & { uploadedAt: string }>>(`/api/v1/attachments?q=${encodeURIComponent(q)}`);

/** A file as a scanner leaves it, `minute` of one morning. */
async function scan(name: string, minute: number, content: Uint8Array = pdf(name), folder = OWN): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), content);
  const at = new Date(`2026-02-24T01:${String(minute).padStart(2, '0')}:00Z`);
  await utimes(path.join(folder, name), at, at);
}
const isThere = (place: string) =>
  access(place).then(
    () => true,
    () => false,
  );
/** How often `who` looked at a file. */
async function viewsOf({ attachmentId }: Uploaded, who: string): Promise<number> {
  const client = new Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  try {
    const text = 'SELECT FROM attachment_view WHERE attachment_id = $1 AND viewed_by = $2';
    return (await client.query(text, [attachmentId, who])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
async function applicationWith(file: Uploaded) {
  const application = await office.application(ITEM);
  const [first, ...others] = application.materials as object[];
  return { materials: [{ ...first, attachmentIds: [file.attachmentId] }, ...others] };
}

describe('高拍仪', () => {
  beforeEach(() => rm(HOME, { recursive: true, force: true }));

  it('offers what the own window’s scanner put down, newest first; taken once, it is an upload like any other', async () => {
    await scan('身份证.pdf', 1);
    await scan('申请表.pdf', 2);
    await scan('.unfinished.pdf', 3);
    await scan('another window.pdf', 4, pdf(), path.join(HOME, 'W-410727-01'));
    expect((await scanned()).body.rows).toEqual([
      { name: '申请表.pdf', size: pdf('申请表.pdf').length, scannedAt: '2026-02-24T09:02:00.000+08:00' },
      { name: '身份证.pdf', size: pdf('身份证.pdf').length, scannedAt: '2026-02-24T09:01:00.000+08:00' },
    ]);

    const file = await taken('身份证.pdf');
    expect(file).toMatchObject({ status: 201, body: { name: '身份证.pdf', mediaType: 'application/pdf' } });
    expect((await scanned()).body.rows.map(({ name }) => name)).toEqual(['申请表.pdf']);
    expect(await isThere(path.join(OWN, '身份证.pdf'))).toBe(false);
    expect(await taken('身份证.pdf')).toMatchObject({ status: 404, body: { code: 'SCANNED_FILE_NOT_FOUND' } });
    const { caseNo } = await office.open(ITEM, { channel: 'window', ...(await applicationWith(file.body)) }, 'window');
    const { status } = await raw(`/api/v1/cases/${caseNo}/attachments/${file.body.attachmentId}`, {
      headers: bearer(await tokenOf('prereview')),
    });
    expect(status).toBe(200);
  });

  it('of two who take a file at once, one has it', async () => {
    await scan('一页.pdf', 1);
    const answers = await Promise.all([taken('一页.pdf'), taken('一页.pdf')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  });

  it('judges a file like an upload, and leaves a refused one where it was', async () => {
    await scan('program.pdf', 1, Buffer.from(`MZ${'\0'.repeat(600)}`));
    expect(await taken('program.pdf')).toMatchObject({ status: 415, body: { code: 'ATTACHMENT_TYPE_NOT_ALLOWED' } });
    expect((await scanned()).body.rows).toHaveLength(1);
  });

  it('no name leads out of the window’s folder, no link either', async () => {
    await scan('secret.pdf', 1, pdf(), path.join(HOME, 'W-410727-01'));
    await scan('own.pdf', 2);
    await symlink(path.join(HOME, 'W-410727-01', 'secret.pdf'), path.join(OWN, 'link.pdf'));
    await mkdir(path.join(OWN, 'folder.pdf'));
    for (const name of ['../W-410727-01/secret.pdf', '..', '.', 'link.pdf', 'folder.pdf', '..\\secret.pdf', 'a\0.pdf'])
      expect([name, (await taken(name)).status >= 400]).toEqual([name, true]);
    expect((await scanned()).body.rows.map(({ name }) => name)).toEqual(['own.pdf']);
    expect(await isThere(path.join(HOME, 'W-410727-01', 'secret.pdf'))).toBe(true);
  });

  it('whoever works at no window sees none and takes none; others have no scanner at all', async () => {
    await scan('own.pdf', 1);
    expect(await scanned('acceptance')).toMatchObject({ status: 200, body: { rows: [] } });
    expect(await taken('own.pdf', 'acceptance')).toMatchObject({ status: 404 });
    expect(await scanned('prereview')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('`npm run scan` puts a whole page there', async () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/scan.mjs'], {
      env: { ...process.env, TONGBAN_SCANNER: HOME },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('高拍仪') as string]);
    const [page] = (await scanned()).body.rows;
    expect(await taken(page!.name)).toMatchObject({ status: 201, body: { mediaType: 'application/pdf' } });
  });
});

describe('已上传', () => {
  it('are the person’s own, newest first, found by a part of the name, those of earlier cases too', async () => {
    const token = await tokenOf('applicant');
    const mark = `旧件${Date.now()}`;
    const first = (await upload(token, pdf(), `${mark}-a.pdf`)).body;
    const second = (await upload(token, pdf(), `${mark}-b.pdf`)).body;
    await upload(await tokenOf('window'), pdf(), `${mark}-c.pdf`);
    await office.open(ITEM, await applicationWith(first));
    const { body } = await ownFiles('applicant', mark);
    expect(body.rows).toEqual([
      { ...second, uploadedAt: expect.stringMatching(/\+08:00$/) as string },
      { ...first, uploadedAt: expect.stringMatching(/\+08:00$/) as string },
    ]);
    expect((await ownFiles('applicant', `${mark}-a`)).body.rows).toHaveLength(1);
    expect((await ownFiles('applicant', `${mark}%`)).body.rows).toEqual([]);
    expect((await ownFiles('applicant')).body.rows.length).toBeLessThanOrEqual(50);
  });

  it('are shown to the person who uploaded them before any case names them, and to nobody else (APP-19)', async () => {
    const token = await tokenOf('window');
    const file = (await upload(token, pdf(), '先看.pdf')).body;
    const view = (who: string) => raw(`/api/v1/attachments/${file.attachmentId}?view=inline`, { headers: bearer(who) });
    const seen = await view(token);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-disposition')).toMatch(/^inline/);
    expect(await view(await tokenOf('applicant'))).toMatchObject({
      status: 404,
      body: { code: 'ATTACHMENT_NOT_FOUND' },
    });
    expect([await viewsOf(file, 'window'), await viewsOf(file, 'applicant')]).toEqual([1, 0]);
  });

  it('are named again in another case, with the hash they had (APP-18)', async () => {
    const file = (await upload(await tokenOf('applicant'), pdf(), '再用.pdf')).body;
    await office.open(ITEM, await applicationWith(file));
    const [again] = (await ownFiles('applicant', '再用')).body.rows;
    const { caseNo } = await office.open(ITEM, await applicationWith(again!));
    expect(again!.sha256).toBe(file.sha256);
    const { status } = await raw(`/api/v1/cases/${caseNo}/attachments/${file.attachmentId}`, {
      headers: bearer(await tokenOf('applicant')),
    });
    expect(status).toBe(200);
  });
});

describe('a file shown in the page', () => {
  const view = async (file: Uploaded, caseNo: string, query: string) =>
    raw(`/api/v1/cases/${caseNo}/attachments/${file.attachmentId}${query}`, {
      headers: bearer(await tokenOf('prereview')),
    });
  const text = Uint8Array.from(Buffer.from('编号,名称\n1,防雷\n'));
  const ofd = Uint8Array.from(
    Buffer.from(
      'UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAAHAAAAT0ZELnhtbFBLAQIUABQAAAAAAAAAIQAAAAAAAAAAAAAAAAAHAAAAAAAAAAAAAAAAAAAAAABPRkQueG1sUEsFBgAAAAABAAEANQAAACUAAAAAAA==',
      'base64',
    ),
  );

  it.each<[string, Uint8Array<ArrayBuffer>, string, string, boolean]>([
    ['a PDF', pdf(), '图纸.pdf', 'application/pdf', false],
    ['a text', text, '说明.txt', 'text/plain; charset=utf-8', true],
    ['a CSV, as text', text, '清单.csv', 'text/plain; charset=utf-8', true],
  ])('%s is inline, for this page’s frames only, and every view is logged', async (_, bytes, name, type, boxed) => {
    const file = (await upload(await tokenOf('applicant'), bytes, name)).body;
    const { caseNo } = await office.open(ITEM, await applicationWith(file));
    const { status, headers } = await view(file, caseNo, '?view=inline');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="/);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(headers.get('content-security-policy')!.includes('sandbox')).toBe(boxed);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(await viewsOf(file, 'prereview')).toBe(1);
    await view(file, caseNo, '');
    expect(await viewsOf(file, 'prereview')).toBe(2);
  });

  it('anything else is saved, asked inline or not', async () => {
    const file = (await upload(await tokenOf('applicant'), ofd, '证照.ofd')).body;
    expect(file.mediaType).toBe('application/ofd');
    const { caseNo } = await office.open(ITEM, await applicationWith(file));
    const { headers } = await view(file, caseNo, '?view=inline');
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(await view(file, caseNo, '?view=frame')).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});
