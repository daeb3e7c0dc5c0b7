import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, inject, it } from 'vitest';
import type { Answer } from '../support/client.js';
import { Office, todayInChina } from '../support/office.js';
import type { Problem } from './support/raw.js';

const office = new Office(inject('url'));
const LIGHTNING = '防雷装置竣工验收';
const FOOD = '食品经营许可';
/** The local gateway refuses it. */
const NOBODY = '13900000404';

interface Message {
  readonly messageId: string;
  readonly seq: number;
  readonly to: string;
  readonly name: string;
  readonly phone: string | null;
  readonly text: string;
  readonly channels: readonly string[];
  readonly sentBy: string | null;
  readonly status: string;
  readonly tries: readonly { at: string; outcome: string; detail: string | null }[];
}
interface Recipient {
  readonly to: string;
  readonly name: string;
  readonly phone: string | null;
  readonly text: string;
}
interface Messages {
  readonly messages: readonly Message[];
  readonly recipients: readonly Recipient[];
}

async function messagesOf(caseNo: string, who: string, query = ''): Promise<Messages> {
  const answer = await (await office.as(who)).get<Messages>(`/api/v1/cases/${caseNo}/messages${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}
const send = async (caseNo: string, who: string, body: object, key: string = randomUUID()) =>
  (await office.as(who)).post<Message & Problem>(`/api/v1/cases/${caseNo}/messages`, body, { 'idempotency-key': key });
const statusOf = async (caseNo: string, who: string, id: string) =>
  (await messagesOf(caseNo, who)).messages.find(({ messageId }) => messageId === id)?.status;
/** Until the worker has done with it. */
const settled = (caseNo: string, who: string, id: string) =>
  expect.poll(() => statusOf(caseNo, who, id), { timeout: 30_000, interval: 200 });
const codeOf = ({ status, body }: Answer<Problem>) => [status, body.code];

describe('the message page after an action', () => {
  it('shows what the step sends to the applicant and, as a record of its own, to the next handler (PRE-11, MSG-04)', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const { rev } = await office.give(caseNo, 'pass-pre-review');
    const { messages, recipients } = await messagesOf(caseNo, 'prereview', `?seq=${rev}`);
    expect(messages).toMatchObject([
      { to: 'applicant', name: '赵小娟', phone: '13800138000', channels: ['sms', 'mobile', 'in_app'], sentBy: null },
      { to: 'role:acceptance', name: '受理人员', phone: null, channels: ['mobile', 'in_app'] },
    ]);
    expect(messages[0]!.text).toContain('预审通过');
    expect(recipients[0]).toEqual({
      to: 'applicant',
      name: '赵小娟',
      phone: '13800138000',
      text: messages[0]!.text,
    });
    expect(recipients.slice(1).map(({ to }) => to)).toContain('acceptance');
    for (const { messageId } of messages) await settled(caseNo, 'prereview', messageId).toBe('sent');
    const [sent] = (await messagesOf(caseNo, 'prereview', `?seq=${rev}`)).messages;
    expect(sent!.tries).toMatchObject([{ outcome: 'done', detail: null }]);
    expect((await messagesOf(caseNo, 'prereview')).messages.length).toBeGreaterThan(2);
  });

  it('sends an edited text to a changed number, for this message only (MSG-01, MSG-02)', async () => {
    const { caseNo, rev } = await office.open(LIGHTNING);
    const text = '赵小娟您好,请于明日上午携带图纸原件到窗口。';
    const { status, body } = await send(caseNo, 'prereview', { seq: rev, to: 'applicant', phone: '13700137000', text });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      seq: rev,
      phone: '13700137000',
      text,
      sentBy: '陈预审',
      status: 'waiting',
      tries: [],
    });
    await settled(caseNo, 'prereview', body.messageId).toBe('sent');
    const { recipients } = await messagesOf(caseNo, 'prereview', `?seq=${rev}`);
    expect(recipients[0]!.phone).toBe('13800138000');
  });

  it('says that a number is refused, tries it three times, and sends again to a right one (MSG-03)', async () => {
    const { caseNo, rev } = await office.open(LIGHTNING);
    const first = await send(caseNo, 'prereview', { to: 'applicant', phone: NOBODY, text: '请补交图纸' });
    await settled(caseNo, 'prereview', first.body.messageId).toBe('failed');
    const again = await send(caseNo, 'prereview', { to: 'applicant', phone: '13700137000', text: '请补交图纸' });
    await settled(caseNo, 'prereview', again.body.messageId).toBe('sent');
    const { messages } = await messagesOf(caseNo, 'prereview', `?seq=${rev}`);
    const triesOf = (id: string) => messages.find(({ messageId }) => messageId === id)!.tries;
    expect(triesOf(first.body.messageId)).toMatchObject(
      Array.from({ length: 3 }, () => ({ outcome: 'failed', detail: 'PHONE_UNREACHABLE' })),
    );
    expect(triesOf(again.body.messageId)).toMatchObject([{ outcome: 'done' }]);
  });

  it('takes the place of the step’s own message that can’t go out, which is not tried any more', async () => {
    const applicant = { type: 'natural_person', name: '赵小娟', idType: 'id_card', idNo: '11010519491231002X' };
    const { caseNo } = await office.open(LIGHTNING, { applicant: { ...applicant, phone: NOBODY } });
    const own = () =>
      messagesOf(caseNo, 'prereview').then(({ messages }) => messages.find((m) => m.to === 'applicant')!);
    const { messageId: replaces, text, seq } = await own();
    await settled(caseNo, 'prereview', replaces).toBe('failed');
    const { body } = await send(caseNo, 'prereview', { seq, to: 'applicant', phone: '13700137000', text, replaces });
    await settled(caseNo, 'prereview', body.messageId).toBe('sent');
    expect(await own()).toMatchObject({ messageId: replaces, status: 'replaced' });
    expect((await own()).tries.length).toBeGreaterThan(0);
    const other = await send(caseNo, 'prereview', { seq, to: 'acceptance', text, replaces });
    expect(codeOf(other)).toEqual([422, 'MESSAGE_UNKNOWN']);
  });

  it('is there for the window that asks for supplements (补正告知, PRE-13), each message in the audit log', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const { materials } = await office.item(LIGHTNING);
    const lines = [{ materialId: materials[0]!.id, requirement: '请加盖公章' }];
    const { rev } = await office.give(caseNo, 'request-supplement', { lines }, 'prereview');
    const { recipients } = await messagesOf(caseNo, 'window', `?seq=${rev}`);
    expect(recipients).toMatchObject([{ to: 'applicant', phone: '13800138000' }]);
    expect(recipients[0]!.text).toContain('请加盖公章');
    const { body } = await send(caseNo, 'window', { seq: rev, to: 'applicant', text: recipients[0]!.text });
    expect(body.phone).toBe('13800138000');
    await settled(caseNo, 'window', body.messageId).toBe('sent');
    const client = new Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    const logged = `SELECT actor_id, detail FROM audit_log WHERE object = $1 AND action = 'message-sent'`;
    const { rows } = await client.query(logged, [`case:${caseNo}`]);
    const kept = await client.query<{ content: string }>('SELECT content FROM message WHERE case_no = $1', [caseNo]);
    await client.end();
    expect(rows).toEqual([
      {
        actor_id: 'window',
        detail: { messageId: body.messageId, seq: rev, to: 'applicant', phoneGiven: false },
      },
    ]);
    // At rest nothing of it can be read.
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0]!.content).toMatch(/^s1\./);
  });

  it('tells of everything that one act brought about', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    const { rev } = await office.approve(caseNo);
    const { messages } = await messagesOf(caseNo, 'approver', `?seq=${rev}`);
    expect(messages.map(({ to }) => to)).toEqual(expect.arrayContaining(['applicant', 'role:issuer']));
  });
});

describe('who may send', () => {
  it('whoever has just acted, also when the case has left their desk by it', async () => {
    const { caseNo } = await office.open(FOOD);
    await office.give(caseNo, 'pass-pre-review');
    const { rev } = await office.checkOriginals(caseNo, FOOD);
    const { recipients } = await messagesOf(caseNo, 'window', `?seq=${rev}`);
    expect(recipients[0]).toMatchObject({ to: 'applicant', phone: '13800138000' });
    expect(await send(caseNo, 'window', { seq: rev, to: 'applicant', text: '原件已核验' })).toMatchObject({
      status: 201,
    });
  });

  it('nobody who only reads: masked for those who watch, nothing for the applicant, no case for strangers', async () => {
    const { caseNo, rev } = await office.open(LIGHTNING);
    const text = '赵小娟,电话 13800138000,请来窗口。';
    const { body } = await send(caseNo, 'prereview', { to: 'applicant', text });
    await settled(caseNo, 'prereview', body.messageId).toBe('sent');
    const watched = await messagesOf(caseNo, 'supervisor', `?seq=${rev}`);
    expect(watched.recipients).toEqual([]);
    expect(JSON.stringify(watched)).not.toMatch(/13800138000|赵小娟/);
    expect(watched.messages.at(-1)).toMatchObject({ phone: '138****8000', text: '赵**,电话 138****8000,请来窗口。' });
    expect(codeOf(await send(caseNo, 'supervisor', { to: 'applicant', text }))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await send(caseNo, 'applicant', { to: 'applicant', text }))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await send(caseNo, 'other-handler', { to: 'applicant', text }))).toEqual([404, 'CASE_NOT_FOUND']);
    const looked = await (await office.as('applicant')).get<Problem>(`/api/v1/cases/${caseNo}/messages`);
    expect(codeOf(looked)).toEqual([403, 'FORBIDDEN']);
    await office.give(caseNo, 'copy-to', { users: ['other-handler'] }, 'prereview');
    expect(codeOf(await send(caseNo, 'other-handler', { to: 'applicant', text }))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('a request to send', () => {
  it('is refused with what is wrong in it', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const refusal = async (change: object) => {
      const { status, body } = await send(caseNo, 'prereview', { to: 'applicant', text: '您好', ...change });
      return [status, body.code, body.errors?.[0]?.pointer];
    };
    expect(await refusal({ phone: '12ab' })).toEqual([400, 'VALIDATION_FAILED', '/phone']);
    expect(await refusal({ text: ' ' })).toEqual([400, 'VALIDATION_FAILED', '/text']);
    expect(await refusal({ text: '长'.repeat(501) })).toEqual([400, 'VALIDATION_FAILED', '/text']);
    expect(await refusal({ to: 'nobody' })).toEqual([422, 'USER_UNFIT', undefined]);
    expect(await refusal({ to: 'other-handler' })).toEqual([422, 'USER_UNFIT', undefined]);
    expect(await refusal({ seq: 99 })).toEqual([422, 'EVENT_UNKNOWN', undefined]);
    expect(await refusal({ replaces: 'x' })).toEqual([422, 'MESSAGE_UNKNOWN', undefined]);
  });

  it('is carried out once, however often it is repeated, and only as often as a phone can bear', async () => {
    const { caseNo } = await office.open(LIGHTNING);
    const body = { to: 'acceptance', text: `请关注,${todayInChina()}` };
    const first = await send(caseNo, 'prereview', body, 'once');
    const again = await send(caseNo, 'prereview', body, 'once');
    expect(again).toMatchObject({ status: 201, body: { messageId: first.body.messageId } });
    const other = await send(caseNo, 'prereview', { ...body, text: '另一条' }, 'once');
    expect(codeOf(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const codes = [];
    for (let n = 0; n < 21; n += 1) codes.push((await send(caseNo, 'prereview', body)).status);
    expect(new Set(codes.slice(0, 19))).toEqual(new Set([201]));
    expect(codes.at(-1)).toBe(429);
  });
});
