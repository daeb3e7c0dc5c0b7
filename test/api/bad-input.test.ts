import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';
import { leavesNothingBehind } from './support/left-behind.js';
import { bearer, json, pdf, type Problem, raw, tokenOf, upload } from './support/raw.js';

const office = new Office(inject('url'));
const ITEM = '防雷装置竣工验收';
type Body = Record<string, unknown>;

/** What everybody must be told: code, sentence in Chinese, the request's number. */
function expectProblem(
  answer: { status: number; body: unknown; headers: Headers },
  status: number,
  code: string,
): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(problem.detail).toMatch(/[\u4e00-\u9fff]/);
  expect(problem.instance).toBe(answer.headers.get('x-request-id'));
  return problem;
}

describe('an application that can’t be taken', () => {
  let good: Body;
  const applicant = { type: 'natural_person', name: '赵小娟', idType: 'id_card', idNo: '11010519491231002X' };
  const opened = async (change: Body, who = 'applicant') => (await office.as(who)).open({ ...good, ...change });
  beforeAll(async () => {
    good = await office.application(ITEM);
  });

  it.each<[string, () => Body, number, string]>([
    [
      'wrong check digit',
      () => ({ applicant: { ...applicant, idNo: '110105194912310021' } }),
      422,
      'ID_NUMBER_INVALID',
    ],
    [
      'wrong credit code',
      () => ({ applicant: { type: 'enterprise', name: '某公司', idType: 'credit_code', idNo: '91440300MA5DA1234X' } }),
      422,
      'ID_NUMBER_INVALID',
    ],
    ['unknown item', () => ({ itemCode: '1144150000712345X63440154009999' }), 422, 'ITEM_UNKNOWN'],
    ['missing mandatory material', () => ({ materials: [] }), 422, 'MATERIALS_MISSING'],
    [
      'a material of another item',
      () => ({ materials: [{ materialId: 'nothing', form: 'paper' }] }),
      422,
      'MATERIAL_UNKNOWN',
    ],
    ['over-long text', () => ({ applicant: { ...applicant, name: '很'.repeat(101) } }), 400, 'VALIDATION_FAILED'],
    ['a file that was never uploaded', () => ({ materials: withFile('no-such-file') }), 422, 'ATTACHMENT_UNKNOWN'],
    ['an unknown window', () => ({ delivery: { method: 'window', windowId: 'W-0' } }), 422, 'WINDOW_UNKNOWN'],
    ['courier delivery without an address', () => ({ delivery: { method: 'mail' } }), 422, 'DELIVERY_ADDRESS_REQUIRED'],
    [
      'a simulated case of an applicant',
      () => ({ simulation: { startAt: '2026-02-13T09:00:00+08:00', rate: 60 } }),
      403,
      'FORBIDDEN',
    ],
    ['the channel of a window', () => ({ channel: 'window' }), 403, 'FORBIDDEN'],
    ['unknown fields', () => ({ stage: 'completed' }), 400, 'VALIDATION_FAILED'],
  ])('%s', async (_, change, status, code) => {
    expectProblem(await leavesNothingBehind(() => opened(change())), status, code);
  });
  const withFile = (attachmentId: string) =>
    (good.materials as Body[]).map((line, n) => (n === 0 ? { ...line, attachmentIds: [attachmentId] } : line));

  it('names every mistake at once, each with its pointer', async () => {
    const body = {
      applicant: { ...applicant, name: 'a\u0000b', phone: 'call me' },
      delivery: {},
      channel: '传真',
      extra: 1,
    };
    const problem = expectProblem(await leavesNothingBehind(() => opened(body)), 400, 'VALIDATION_FAILED');
    expect(Object.fromEntries(problem.errors!.map((error) => [error.pointer, error.code]))).toEqual({
      '/extra': 'FIELD_UNKNOWN',
      '/channel': 'TERM_UNKNOWN',
      '/applicant/name': 'TEXT_CHARACTERS',
      '/applicant/phone': 'TEXT_FORMAT',
      '/delivery/method': 'REQUIRED',
    });
  });

  it('somebody else’s file', async () => {
    const { body } = await upload(await tokenOf('window'), pdf(), '材料.pdf');
    const answer = await leavesNothingBehind(() => opened({ materials: withFile(body.attachmentId) }));
    expectProblem(answer, 422, 'ATTACHMENT_UNKNOWN');
  });

  it('no Idempotency-Key, or one that is none', async () => {
    for (const key of [undefined, '', 'with space', '键', 'x'.repeat(201)]) {
      const headers = {
        ...json,
        ...bearer(await tokenOf('applicant')),
        ...(key !== undefined && { 'idempotency-key': encodeURI(key) === key ? key : encodeURI(key).slice(0, 0) }),
      };
      const send = () => raw('/api/v1/cases', { method: 'POST', headers, body: JSON.stringify(good) });
      expectProblem(await leavesNothingBehind(send), 400, 'IDEMPOTENCY_KEY_REQUIRED');
    }
  });
});

describe('a request that is no request', () => {
  const post = async (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = json) =>
    raw('/api/v1/cases', {
      method: 'POST',
      headers: { ...headers, ...bearer(await tokenOf('applicant')), 'idempotency-key': 'k' },
      body,
    });

  it.each<[string, NonNullable<RequestInit['body']>, Record<string, string>, number, string]>([
    ['broken JSON', '{"itemCode":', json, 400, 'INVALID_JSON'],
    ['JSON that is not UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), json, 400, 'INVALID_JSON'],
    ['JSON that would set a prototype', '{"__proto__":{"admin":true}}', json, 400, 'INVALID_JSON'],
    ['a list', '[]', json, 400, 'VALIDATION_FAILED'],
    ['a body of 5 MB', `{"a":"${'x'.repeat(5 * 1024 * 1024)}"}`, json, 413, 'PAYLOAD_TOO_LARGE'],
    ['plain text', 'hello', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a file', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s', async (_, body, headers, status, code) => {
    expectProblem(await leavesNothingBehind(() => post(body, headers)), status, code);
  });

  it('a body of 5 MB that does not say how long it is', async () => {
    const parts = Array.from({ length: 80 }, () => Buffer.alloc(65_536, 'x'));
    const body = ReadableStream.from(parts);
    const headers = { ...json, ...bearer(await tokenOf('applicant')), 'idempotency-key': 'k' };
    const send = () => raw('/api/v1/cases', { method: 'POST', headers, body, duplex: 'half' });
    expectProblem(await leavesNothingBehind(send), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('an address that is none, a method it does not take, an address that can’t be read', async () => {
    expectProblem(await raw('/api/v1/nothing'), 404, 'ROUTE_NOT_FOUND');
    const wrong = await raw('/api/v1/items', { method: 'DELETE' });
    expectProblem(wrong, 405, 'METHOD_NOT_ALLOWED');
    expect(wrong.headers.get('allow')).toBe('GET, HEAD');
    expect(await raw('/api/v1/items/%ZZ')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  it('speaks English to whoever asks for it', async () => {
    const { headers, body } = await raw('/api/v1/nothing', { headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
    expect(headers.get('content-language')).toBe('en');
    expect(body.detail).toBe('There is nothing at this address; see /api/docs.');
  });
});

describe('a command that can’t be given', () => {
  let caseNo: string;
  beforeAll(async () => {
    caseNo = (await office.open(ITEM)).caseNo;
  });
  const given = async (who: string, name: string, body: Body = {}) =>
    (await office.as(who)).command(caseNo, name, body);

  it.each<[string, string, string, Body, number, string]>([
    ['unknown command', 'prereview', 'explode', {}, 404, 'COMMAND_UNKNOWN'],
    ['a name of the prototype', 'prereview', 'toString', {}, 404, 'COMMAND_UNKNOWN'],
    ['an operator’s command', 'prereview', 'retime', {}, 404, 'COMMAND_UNKNOWN'],
    ['command in the wrong stage', 'acceptance', 'accept', {}, 409, 'COMMAND_NOT_AVAILABLE'],
    ['another role’s command', 'acceptance', 'pass-pre-review', {}, 403, 'FORBIDDEN'],
    ['stale expectedRev', 'prereview', 'pass-pre-review', { expectedRev: 99 }, 409, 'STALE_REVISION'],
    ['another department’s case', 'other-handler', 'pass-pre-review', {}, 404, 'CASE_NOT_FOUND'],
    ['failing without an opinion', 'prereview', 'fail-pre-review', { opinion: ' ' }, 422, 'OPINION_REQUIRED'],
    [
      'a supplement line without its requirement',
      'prereview',
      'request-supplement',
      { lines: [{ materialId: 'application', requirement: '' }] },
      422,
      'LINE_WITHOUT_REQUIREMENT',
    ],
    ['a body of another command', 'prereview', 'pass-pre-review', { carrier: 'EMS' }, 400, 'VALIDATION_FAILED'],
    ['a handler who does not exist', 'prereview', 'transfer', { toUser: 'nobody', reason: '轮岗' }, 422, 'USER_UNFIT'],
    ['a handler of another post', 'prereview', 'transfer', { toUser: 'issuer', reason: '轮岗' }, 422, 'USER_UNFIT'],
    ['a reader who does not exist', 'prereview', 'copy-to', { users: ['nobody'] }, 422, 'USER_UNFIT'],
  ])('%s', async (_, who, name, body, status, code) => {
    expectProblem(await leavesNothingBehind(() => given(who, name, body)), status, code);
  });

  it('on a case that does not exist, answered like one that may not be known', async () => {
    const client = await office.as('prereview');
    const unknown = expectProblem(await client.command('1'.repeat(43), 'accept'), 404, 'CASE_NOT_FOUND');
    const foreign = expectProblem(await given('other-handler', 'accept'), 404, 'CASE_NOT_FOUND');
    expect({ ...unknown, instance: '' }).toEqual({ ...foreign, instance: '' });
  });

  it('by a stranger with a file: the file stays the stranger’s', async () => {
    const { body } = await upload(await tokenOf('applicant'), pdf(), '补正.pdf');
    const materials = [{ materialId: 'application', form: 'electronic', attachmentIds: [body.attachmentId] }];
    const answer = await leavesNothingBehind(() => given('applicant', 'submit-supplement', { materials }));
    expectProblem(answer, 409, 'COMMAND_NOT_AVAILABLE');
    const view = await (await office.as('prereview')).get(`/api/v1/cases/${caseNo}/attachments/${body.attachmentId}`);
    expectProblem(view, 404, 'ATTACHMENT_NOT_FOUND');
  });
});

describe('a file that can’t be taken', () => {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
  it.each<[string, () => Uint8Array<ArrayBuffer>, string, number, string]>([
    [
      'wrong type with the right name',
      () => bytes(`MZ${'\0'.repeat(600)}`),
      '扫描件.pdf',
      415,
      'ATTACHMENT_TYPE_NOT_ALLOWED',
    ],
    [
      'a page that calls itself a text',
      () => bytes('<!doctype html><script>1</script>'),
      'a.txt',
      415,
      'ATTACHMENT_TYPE_NOT_ALLOWED',
    ],
    ['nothing', () => bytes(''), 'a.pdf', 422, 'ATTACHMENT_EMPTY'],
    [
      '21 MB',
      () => Uint8Array.from(Buffer.concat([pdf(), Buffer.alloc(21 * 1024 * 1024, 32)])),
      'a.pdf',
      413,
      'ATTACHMENT_TOO_LARGE',
    ],
  ])('%s', async (_, content, name, status, code) => {
    const token = await tokenOf('applicant');
    expectProblem(await leavesNothingBehind(() => upload(token, content(), name)), status, code);
  });

  it.each<[string, string, string]>([
    ['no multipart at all', 'multipart/form-data; boundary=x', 'garbage'],
    ['no boundary', 'multipart/form-data', 'garbage'],
    [
      'cut off inside the file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 cut',
    ],
    [
      'fields and no file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n--x--\r\n',
    ],
  ])('%s', async (_, type, body) => {
    const headers = { ...bearer(await tokenOf('applicant')), 'content-type': type };
    const send = () => raw('/api/v1/attachments', { method: 'POST', headers, body });
    expectProblem(await leavesNothingBehind(send), 400, 'UPLOAD_INVALID');
  });
});
