import { describe, expect, it } from 'vitest';
import { NATIONAL_CALENDAR } from '#libs/domain/calendar/index.js';
import { DOCUMENT_TEMPLATES, type Effect, type EffectKind, MESSAGE_TEMPLATES } from '#libs/domain/case/effect-types.js';
import { checkELicenceId } from '#libs/domain/codes/index.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { DEPARTMENTS, ITEMS, LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { STORIES } from '#test/unit/stories.js';
import { Story } from '#test/unit/story.js';
import { waitAfter } from './carry-out.js';
import { DOCUMENT_TEXTS, FOOT_FIELDS, HEAD_FIELDS } from './documents/templates.js';
import { createEffectActivities, type EffectPorts, type Faults, type OutboxStore, type Receipt } from './index.js';
import { LOCAL_PORTS } from './local.js';
import { MESSAGE_TEXTS } from './notify/templates.js';
import { sm3 } from './text.js';

const PERSONAL = [
  '11010519491231002X',
  '13800138000',
  '13900139000',
  '13700137000',
  '东大街5号院',
  '香洲路1号',
  '欧阳娜娜',
];

const START = Date.parse('2026-11-22T09:00:00+08:00');

/** The record room of some stories and a pump on it, with a clock that moves only when the pump has nothing to do. */
function office(
  stories: readonly Story[],
  { faults, ports, stopAfter }: { faults?: Faults; ports?: EffectPorts; stopAfter?: number } = {},
) {
  const receipts = new Map<string, Receipt>();
  const failures: [string, string, number][] = [];
  const postponed = new Map<string, EpochMs>();
  const order: string[] = [];
  const stop = new AbortController();
  let now = START;
  const effects = stories.flatMap((story) => story.effects);
  const storyOf = (caseNo: string) => stories.find((story) => story.caseNo === caseNo)!;
  const stored = (effect: Effect) => ({
    ...effect,
    tries: failures.filter(([key]) => key === effect.key),
    nextTryAt: postponed.get(effect.key) ?? null,
    receipt: receipts.get(effect.key) ?? null,
  });
  const waits = ({ key }: Effect) => !receipts.has(key);
  const outbox: OutboxStore = {
    casesDue: (at) => {
      const due = effects.filter((effect) => waits(effect) && (postponed.get(effect.key) ?? 0) <= at);
      if (!effects.some(waits)) stop.abort();
      // Nothing can be done now: on to the next try.
      if (due.length === 0)
        now = Math.max(now, Math.min(...effects.filter(waits).map(({ key }) => postponed.get(key) ?? now)));
      return Promise.resolve([...new Set(due.map(({ caseNo }) => caseNo))]);
    },
    waiting: (caseNo) => Promise.resolve(storyOf(caseNo).effects.filter(waits).map(stored)),
    ofCase: (caseNo) => Promise.resolve(storyOf(caseNo).effects.map(stored)),
    failed: (key, at, detail) => Promise.resolve(void failures.push([key, detail, at - START])),
    postpone: (keys, until) => Promise.resolve(keys.forEach((key) => postponed.set(key, until))),
    done: (key, _at, receipt) => {
      receipts.set(key, receipt);
      order.push(key);
      if (order.length === stopAfter) stop.abort();
      return Promise.resolve();
    },
  };
  const activities = createEffectActivities({
    outbox,
    sources: {
      cases: {
        events: (caseNo) =>
          Promise.resolve(storyOf(caseNo).events.map((event) => ({ event, hash: `hash-${event.seq}` }))),
      },
      items: { version: (code) => Promise.resolve(ITEMS.find(({ itemCode }) => itemCode === code)) },
      calendars: { version: () => Promise.resolve(NATIONAL_CALENDAR) },
      places: { department: (wanted) => Promise.resolve(Object.values(DEPARTMENTS).find(({ id }) => id === wanted)) },
      attachments: {
        ofCase: () =>
          Promise.resolve([{ attachmentId: 'file-1', sha256: 'ab', size: 3, mediaType: 'application/pdf' }]),
      },
    },
    ...(ports && { ports }),
    ...(faults && { faults }),
    now: () => epochMs(now),
    pace: { idleMs: 0, shiftMs: 3_600_000 },
    patienceMs: 50,
    logger: { info: () => undefined, warn: () => undefined },
    activity: () => ({ heartbeat: () => undefined, cancellationSignal: stop.signal }),
  });
  return { pump: () => activities.pumpEffects(), receipts, failures, order, waited: () => now - START };
}

/** Receipts of a story of one kind, in order. */
async function receiptsOf(story: Story, kind: EffectKind): Promise<Receipt[]> {
  const { pump, receipts } = office([story]);
  await pump();
  return story.effects.filter((effect) => effect.kind === kind).map(({ key }) => receipts.get(key)!);
}

const down = (kind: EffectKind, times = Infinity): Faults => {
  let left = times;
  return {
    before(asked) {
      if (asked === kind && left-- > 0)
        throw Object.assign(new Error('SMS to 13800138000 refused'), { code: 'ECONNREFUSED' });
    },
  };
};

describe('the templates', () => {
  it('are all asked for by the stories below', () => {
    const effects = Object.values(STORIES).flatMap((story) => story().effects);
    const asked = new Set<string>(
      effects.flatMap((effect) =>
        effect.kind === 'message' || effect.kind === 'document' ? effect.body.template : [],
      ),
    );
    expect([...MESSAGE_TEMPLATES, ...Object.keys(DOCUMENT_TEMPLATES)].filter((id) => !asked.has(id))).toEqual([]);
    expect(new Set(effects.map(({ kind }) => kind)).size).toBe(7);
  });

  it('exist for every message in both languages and every document with its mandatory fields', () => {
    expect(Object.keys(MESSAGE_TEXTS).sort()).toEqual([...MESSAGE_TEMPLATES].sort());
    expect(Object.keys(DOCUMENT_TEXTS).sort()).toEqual(Object.keys(DOCUMENT_TEMPLATES).sort());
    for (const { zh, en, version } of Object.values(MESSAGE_TEXTS)) {
      expect(version).toBeGreaterThan(0);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(placeholders(zh)).toEqual(placeholders(en).map((name) => name.replace(/En$/, 'Zh')));
    }
    for (const { fields } of Object.values(DOCUMENT_TEXTS)) expect(fields.length).toBeGreaterThanOrEqual(4);
  });
});

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe.each(Object.entries(STORIES))('the effects of the story “%s”', (_name, tell) => {
  it('are all carried out, each once, in order, without a placeholder or personal data left in a receipt', async () => {
    const story = tell();
    const { pump, receipts, failures, order } = office([story]);
    await pump();
    expect(failures).toEqual([]);
    expect(order).toEqual(story.effects.map(({ key }) => key));
    for (const receipt of receipts.values()) {
      const text = JSON.stringify(receipt);
      expect(receipt.reference).not.toBe('');
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN|null年/);
      for (const secret of PERSONAL) expect(text).not.toContain(secret);
    }
  });

  it('say the same when they are carried out again after a lost receipt', async () => {
    const story = tell();
    const [first, second] = [office([story]), office([story])];
    await first.pump();
    await second.pump();
    expect(second.receipts).toEqual(first.receipts);
  });
});

describe('messages', () => {
  it('reach the applicant by phone and platform, officers by platform, roles at their department', async () => {
    const [toApplicant, toRole] = (await receiptsOf(STORIES.straight(), 'message')).map(({ record }) => record);
    expect(toApplicant).toMatchObject({
      to: 'applicant',
      phone: '138****8000',
      channels: ['sms', 'mobile', 'in_app'],
      text: { zh: expect.stringContaining('建筑工程施工许可证核发') as string },
    });
    expect(toRole).toMatchObject({ to: 'role:prereview@shanwei-housing', channels: ['mobile', 'in_app'] });
    expect(toRole).not.toHaveProperty('phone');
  });
});

describe('documents', () => {
  it('carry number, hash and every mandatory field of their kind', async () => {
    const receipts = [];
    for (const story of Object.values(STORIES)) receipts.push(...(await receiptsOf(story(), 'document')));
    for (const { reference, record } of receipts) {
      const {
        template,
        lines,
        text,
        sm3: hash,
      } = record as {
        template: keyof typeof DOCUMENT_TEXTS;
        lines: { id: string; value: string }[];
        text: string;
        sm3: string;
      };
      expect(reference).toMatch(/^\p{Script=Han}+〔2026〕\d{24}(-\d)?号$/u);
      expect(lines.map(({ id }) => id)).toEqual([...HEAD_FIELDS, ...DOCUMENT_TEXTS[template].fields, ...FOOT_FIELDS]);
      expect(lines.filter(({ value }) => value.trim() === '')).toEqual([]);
      expect(text).toContain(reference);
      expect(hash).toBe(sm3(text));
    }
  });

  it('tell a special procedure with the date to expect, and number a second notice anew', async () => {
    const documents = await receiptsOf(STORIES.winding(), 'document');
    const notice = documents.find(({ record }) => record['template'] === 'special_procedure_notice')!;
    // Accepted 2026-03-16 with 12 working days: 2026-04-01; 7 more, 清明 04-04 to 04-06 between: 2026-04-13.
    expect(notice.record['text']).toContain('预计办结日期:2026年4月13日');
    const numbers = documents.map(({ reference }) => reference);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('are hashed with SM3 as GB/T 32905 gives it', () => {
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });
});

describe('the other receivers', () => {
  it('get a right e-licence identifier, also for a licence number in Chinese', async () => {
    for (const story of [STORIES.straight(), STORIES.winding(), STORIES.paid()]) {
      const [licence] = await receiptsOf(story, 'e_licence');
      expect(checkELicenceId(licence!.reference)).toBeUndefined();
    }
  });

  it('get the fee with its basis, and the courier order with a masked address', async () => {
    const [payment] = await receiptsOf(STORIES.paid(), 'payment_order');
    expect(payment!.record).toMatchObject({ amount: '80.00', payee: '封丘县自然资源局' });
    const [order] = await receiptsOf(STORIES.straight(), 'courier_order');
    expect(order!.record).toMatchObject({
      purpose: 'result',
      trackingNo: expect.stringMatching(/^TB\d{13}$/) as string,
      to: { name: '欧***', phone: '139****9000', address: '河南省新乡市封丘县******' },
    });
  });

  it('get exchange records with the field names and times of GB/T 39046', async () => {
    const records = (await receiptsOf(STORIES.winding(), 'exchange_record')).map(({ record }) => record);
    expect(records.map(({ table }) => table)).toEqual([
      '办事申请',
      '事项受理',
      '事项办理',
      '特别程序',
      '特别程序',
      '特别程序',
      '事项办理',
      '事项办理',
      '事项办结',
    ]);
    expect(records[0]!['fields']).toMatchObject({
      申请者证件类型: '111',
      申请者证件号码: '110***********002X',
      申报来源代码: '1',
      申请时间: '20260302T090000',
      办件类型代码: '2',
    });
    expect(records[1]!['fields']).toMatchObject({ 受理时间: '20260316T080000', 承诺办结时间: '20260401T000000' });
    expect(records[2]!['fields']).toMatchObject({ 业务动作: '通过', 环节名称: '承办', 环节状态: '2' });
    expect(records[4]!['fields']).toMatchObject({
      开始时间: '20260316T080000',
      结束时间: '20260325T090000',
      结果: '公示无异议',
    });
    expect(records[5]!['fields']).toMatchObject({ 特别程序种类代码: '1', 所需工作日: '5' });
    expect(records[8]!['fields']).toMatchObject({ 证照编号: '豫241161234567', 是否快递: '0', 有效期限: '36个月' });
  });

  it('get an archive manifest with every event and file', async () => {
    const story = STORIES.straight();
    const [archive] = await receiptsOf(story, 'archive');
    expect((archive!.record['events'] as unknown[]).length).toBe(story.events.length);
    expect(archive!.record['files']).toEqual([
      { attachmentId: 'file-1', materialId: 'application', sha256: 'ab', size: 3, mediaType: 'application/pdf' },
    ]);
    expect(archive!.record['documents']).toEqual(
      (await receiptsOf(story, 'document')).map(({ reference, record }) => ({
        template: record['template'],
        reference,
        sm3: record['sm3'],
      })),
    );
  });
});

describe('a receiver that is away', () => {
  it('holds up only its own effects, is tried after 1, 2, 4 … seconds, and gets them in order when it is back', async () => {
    const story = STORIES.denied();
    const messages = story.effects.flatMap(({ kind, key }) => (kind === 'message' ? key : []));
    const { pump, failures, order } = office([story], { faults: down('message', 3) });
    await pump();
    // The first one alone was tried, so that none behind it overtakes it.
    expect(failures).toEqual([0, 1000, 3000].map((at) => [messages[0], 'ECONNREFUSED', at]));
    expect(order.slice(-messages.length)).toEqual(messages);
    expect([...order].sort()).toEqual(story.effects.map(({ key }) => key).sort());
  });

  it('holds up no other case', async () => {
    const [first, second] = [STORIES.denied(), STORIES.paid()];
    const sick: Faults = {
      before: (_kind, key) => {
        if (key.startsWith(first.caseNo)) throw new Error('away');
      },
    };
    const { pump, order } = office([first, second], { faults: sick, stopAfter: second.effects.length });
    await pump();
    expect(order).toEqual(second.effects.map(({ key }) => key));
  });

  it('is tried no more often than every five minutes in the end', () => {
    expect([1, 2, 3, 9, 10, 500].map(waitAfter)).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
  });

  it('that never answers is given up on and asked again', async () => {
    const story = STORIES.failed();
    let asked = 0;
    const silent: EffectPorts = {
      ...LOCAL_PORTS,
      exchange: {
        send: (record) => (asked++ === 0 ? new Promise(() => undefined) : LOCAL_PORTS.exchange.send(record)),
      },
    };
    const { pump, failures, receipts } = office([story], { ports: silent });
    await pump();
    expect(failures.map(([, detail]) => detail)).toEqual(['RECEIVER_TIMEOUT']);
    expect(receipts.size).toBe(story.effects.length);
  });

  it('holds up the archive when it is the one that issues documents', async () => {
    const story = STORIES.straight();
    const { pump, failures, order } = office([story], { faults: down('document', 1) });
    await pump();
    const archive = story.effects.find(({ kind }) => kind === 'archive')!.key;
    expect(failures.map(([key, detail]) => [key, detail])).toContainEqual([archive, 'ARCHIVE_INCOMPLETE']);
    expect(order.at(-1)).toBe(archive);
  });
});

describe('a case that lacks what a document must say', () => {
  it('fails visibly, names the fault and no person, and holds up nothing else', async () => {
    const story = STORIES.denied();
    const broken = story.effects.map((effect) =>
      effect.kind === 'document' ? { ...effect, body: { ...effect.body, params: {} } } : effect,
    );
    story.effects.splice(0, Infinity, ...broken);
    const others = broken.filter(({ kind }) => kind !== 'document').length;
    const { pump, failures } = office([story], { stopAfter: others + 1 });
    await pump();
    expect(failures.map(([, detail]) => detail)).toEqual(['DOCUMENT_FIELD_MISSING']);
  });
});

describe('the pump', () => {
  it('stops between two effects when its worker leaves', async () => {
    const { pump, order } = office([STORIES.denied()], { stopAfter: 3 });
    await pump();
    expect(order).toHaveLength(3);
  });

  it('gives way to the next shift when its time is over', async () => {
    const story = STORIES.failed();
    const { pump, order, waited } = office([story], { faults: down('message') });
    await pump();
    expect(waited()).toBeGreaterThanOrEqual(3_600_000);
    expect(order).toHaveLength(story.effects.filter(({ kind }) => kind !== 'message').length);
  });

  it('sends nothing of a simulated case outside', async () => {
    const story = new Story(LIGHTNING_COMPLETION).submit({ simulation: { startAt: epochMs(START), rate: 1000 } });
    const asked: string[] = [];
    const outside = new Proxy(LOCAL_PORTS, { get: (_ports, name) => void asked.push(String(name)) });
    const { pump, order } = office([story], { ports: outside });
    await pump();
    expect(order).toHaveLength(story.effects.length);
    expect(asked).toEqual([]);
  });
});
