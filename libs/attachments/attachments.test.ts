import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AttachmentStore, createFileStore } from './index.js';

const MAX = 20_971_520;
const now = Date.parse('2026-11-22T09:00:00+08:00');
let folder: string;
let store: AttachmentStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tongban-files-'));
  store = await createFileStore(folder, () => now);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filesLeft = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
const put = (content: Buffer | string, name?: string, maxBytes = MAX) =>
  store.put(Readable.from([Buffer.from(content)]), { maxBytes, ...(name !== undefined && { name }) });

/** A ZIP archive with these entries, as any packer writes it. */
function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(content), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), Buffer.from(name)]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
const officeTypes = (part: string, kind: string): string =>
  `<Types><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
]);
const ofd = zip({ 'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>', 'Doc_0/Document.xml': '<x/>' });
const docx = zip({
  '[Content_Types].xml': officeTypes('/word/document.xml', 'wordprocessingml.document'),
  'word/document.xml': '<w:document/>',
});
const xlsx = zip({
  '[Content_Types].xml': officeTypes('/xl/workbook.xml', 'spreadsheetml.sheet'),
  'xl/workbook.xml': '<workbook/>',
});
const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03'), randomBytes(200)]);

describe('what may be attached, judged by content', () => {
  it.each<[string, Buffer | string, string, string]>([
    ['申请书.pdf', pdf, 'application/pdf', '申请书.pdf'],
    ['scan.png', png, 'image/png', 'scan.png'],
    ['photo.JPEG', jpeg, 'image/jpeg', 'photo.JPEG'],
    ['公文.ofd', ofd, 'application/ofd', '公文.ofd'],
    ['表.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '表.docx'],
    ['表.xlsx', xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '表.xlsx'],
    ['说明.txt', '\ufeff防雷装置\r\n竣工验收\t图纸', 'text/plain', '说明.txt'],
    ['名单.csv', '姓名,电话\n张三,138', 'text/csv', '名单.csv'],
    ['scan.pdf', png, 'image/png', 'scan.pdf.png'],
    ['tool.exe', png, 'image/png', 'tool.exe.png'],
    ['../../etc/passwd', 'root', 'text/plain', 'passwd.txt'],
    ['C:\\我的\\图.png', png, 'image/png', '图.png'],
    [`${'长'.repeat(300)}.pdf`, pdf, 'application/pdf', `${'长'.repeat(150)}.pdf`],
  ])('%s is taken', async (name, content, mediaType, kept) => {
    const stored = await put(content, name);
    expect(stored).toMatchObject({ mediaType, name: kept, size: Buffer.from(content).length });
    expect(stored.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it.each<[string, string, Buffer | string]>([
    ['a program', 'setup.exe', exe],
    ['a program called .pdf', '申请书.pdf', exe],
    ['an ELF program called .png', 'a.png', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(100)])],
    ['words called .pdf', '申请书.pdf', 'this is no PDF'],
    ['a plain archive', 'a.zip', zip({ 'setup.exe': 'MZ' })],
    ['a plain archive called .docx', 'a.docx', zip({ 'setup.exe': 'MZ' })],
    ['an archive cut in half called .ofd', 'a.ofd', ofd.subarray(0, ofd.length / 2)],
    ['a web page called .txt', 'a.txt', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a picture that is a program', 'a.txt', '<svg onload="alert(1)"></svg>'],
    ['a shell script', 'a.txt', '#!/bin/sh\nrm -rf /'],
    ['random bytes', 'a.txt', Buffer.concat([Buffer.from([0, 255, 254, 1]), Buffer.alloc(50, 200)])],
    ['text in another encoding', 'a.txt', Buffer.from([0xb7, 0xc0, 0xc0, 0xd7])],
  ])('%s is refused and leaves nothing', async (_what, name, content) => {
    await expect(put(content, name)).rejects.toMatchObject({ code: 'ATTACHMENT_TYPE_NOT_ALLOWED', status: 415 });
    expect(await filesLeft()).toEqual([]);
  });

  it('an empty file is refused', async () => {
    await expect(put('', 'a.txt')).rejects.toMatchObject({ code: 'ATTACHMENT_EMPTY', status: 422 });
    expect(await filesLeft()).toEqual([]);
  });
});

describe('the bound', () => {
  it('takes a file of exactly the bound and refuses one byte more, while it streams', async () => {
    expect((await put('x'.repeat(1000), 'a.txt', 1000)).size).toBe(1000);
    let asked = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(Buffer.alloc(400, 'x'));
      }
    };
    await expect(store.put(endless(), { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'ATTACHMENT_TOO_LARGE',
      status: 413,
    });
    expect(asked).toBe(3);
    expect(await filesLeft()).toHaveLength(1);
  });

  it('leaves nothing of an upload that the sender broke off', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield await Promise.resolve(pdf);
      throw new Error('connection reset');
    };
    await expect(store.put(broken(), { maxBytes: MAX })).rejects.toThrow('connection reset');
    expect(await filesLeft()).toEqual([]);
  });
});

describe('what was stored', () => {
  it('is kept once under its hash and comes back whole', async () => {
    const stored = await put('防雷装置竣工验收申请书', 'a.txt');
    await put('防雷装置竣工验收申请书', 'b.txt');
    expect(await filesLeft()).toEqual([path.join(stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256)]);
    const { size, stream } = await store.open(stored.sha256);
    expect(size).toBe(stored.size);
    expect(await text(stream)).toBe('防雷装置竣工验收申请书');
  });

  it.each([
    ['altered', (file: string) => writeFile(file, '防雷装置竣工验收申请书 ')],
    ['cut off', (file: string) => truncate(file, 3)],
  ])('is not handed out when it was %s on disk, and heals by being stored again', async (_how, damage) => {
    const stored = await put('防雷装置竣工验收申请书', 'a.txt');
    await damage(path.join(folder, (await filesLeft())[0]!));
    await expect(store.open(stored.sha256)).rejects.toMatchObject({ code: 'ATTACHMENT_DAMAGED', status: 500 });
    await put('防雷装置竣工验收申请书', 'a.txt');
    expect(await text((await store.open(stored.sha256)).stream)).toBe('防雷装置竣工验收申请书');
  });

  it('is gone after removal, and removing it again is no error', async () => {
    const { sha256 } = await put(pdf, 'a.pdf');
    await store.remove(sha256);
    await store.remove(sha256);
    await expect(store.open(sha256)).rejects.toMatchObject({ code: 'ATTACHMENT_NOT_FOUND', status: 404 });
    await expect(store.open('../../etc/passwd')).rejects.toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
  });

  it('is cleared of uploads that a crash cut off, not of those still under way', async () => {
    const [old, fresh] = [path.join(folder, 'incoming', 'old'), path.join(folder, 'incoming', 'fresh')];
    for (const file of [old, fresh]) await writeFile(file, 'half');
    await utimes(old, now / 1000 - 7200, now / 1000 - 7200);
    await utimes(fresh, now / 1000 - 60, now / 1000 - 60);
    await createFileStore(folder, () => now);
    expect(await filesLeft()).toEqual([path.join('incoming', 'fresh')]);
    expect(await readFile(fresh, 'utf8')).toBe('half');
  });
});
