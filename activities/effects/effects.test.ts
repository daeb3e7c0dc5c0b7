import { describe, expect, it } from 'vitest';
import { DOCUMENT_TEMPLATES, MESSAGE_TEMPLATES } from '#libs/domain/case/effect-types.js';
import { sm3 } from '#libs/crypto/index.js';
import { checkELicenceId } from '#libs/domain/codes/index.js';
import { DOCUMENT_TEXTS, FOOT_FIELDS, HEAD_FIELDS } from '#libs/domain/documents/templates.js';
import { MESSAGE_TEXTS } from '#libs/domain/messages/templates.js';
import { office, receiptsOf } from '#test/unit/effect-office.js';
import { CONSTRUCTION_PERMIT } from '#libs/samples/index.js';
import type { Applicant } from '#libs/domain/case/state.js';
import { APPLICANT, Story } from '#test/unit/story.js';
import { STORIES } from '#test/unit/stories.js';

const PERSONAL = [
  '11010519491231002X',
  '13800138000',
  '13900139000',
  '13700137000',
  '东大街5号院',
  '香洲路1号',
  '欧阳娜娜',
];

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
    expect(failures()).toEqual([]);
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

  it.each<[string, Partial<Applicant>, readonly string[]]>([
    ['every channel without a preference', {}, ['sms', 'mobile', 'in_app']],
    ['no mobile app for who prefers short messages', { preferredChannel: 'sms' }, ['sms', 'in_app']],
    ['no short message for who prefers the app', { preferredChannel: 'mobile' }, ['mobile', 'in_app']],
    // No app is bound to this number.
    [
      'a short message when the app is not there',
      { preferredChannel: 'mobile', phone: '13800130405' },
      ['sms', 'in_app'],
    ],
    ['the platform when there is no number', { preferredChannel: 'sms', phone: undefined }, ['mobile', 'in_app']],
  ])('to the applicant use %s (MSG-07)', async (_name, own, channels) => {
    const story = new Story(CONSTRUCTION_PERMIT).submit({
      applicant: { ...APPLICANT, ...own },
      form: { projectName: '海丰中学教学楼' },
    });
    const [toApplicant] = (await receiptsOf(story, 'message')).map(({ record }) => record);
    expect(toApplicant).toMatchObject({ to: 'applicant', channels });
    expect(toApplicant).not.toHaveProperty('fallback');
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
