import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#libs/domain/case/index.js';
import { aCase, at, atWindow, type Story } from '#libs/domain/case/testing.js';
import { hearing, supplement } from '#libs/domain/case/testing-stories.js';
import type { AttachmentRecord } from '#libs/persistence/index.js';
import { processDetail } from './present-detail.js';
import { materialViews } from './present-materials.js';

const upload = (attachmentId: string): AttachmentRecord => ({
  attachmentId,
  sha256: attachmentId,
  name: `${attachmentId}.pdf`,
  size: 10,
  mediaType: 'application/pdf',
  uploadedBy: 'applicant',
  uploadedAt: at('2026-03-02'),
  caseNo: '1',
});
const attachments = ['a1', 'a2', 'a3'].map(upload);
const names = {
  regions: new Map([['410727', '封丘县']]),
  departments: new Map(),
  windows: new Map([['W01', '政务大厅1号窗口']]),
  people: new Map([['handler', '陈承办']]),
};
const detail = (story: Story, event: CaseEvent, clear = true) =>
  processDetail(event, { item: story.item, attachments, names, clear });
const facts = (story: Story, event: CaseEvent) =>
  Object.fromEntries(detail(story, event).facts.map(({ name, value }) => [name, value]));

describe('the details of a step', () => {
  it('show the application as it was handed in: form, materials, files', () => {
    const story = aCase('original_verification', { application: atWindow(), by: 'window' });
    const event = story.last('case-submitted');
    expect(facts(story, event)).toEqual({
      channel: 'window',
      windowName: '政务大厅1号窗口',
      deliveryMethod: 'electronic',
      originalsChecked: true,
    });
    const online = aCase();
    const { form, materials } = detail(online, online.last('case-submitted'));
    expect(form[0]).toMatchObject({ name: 'projectName', label: '项目名称', value: '便民早餐店' });
    expect(materials.map(({ name, form, attachments }) => [name, form, attachments.length])).toEqual([
      ['申请书', 'electronic', 1],
      ['身份证明', 'e_licence', 0],
    ]);
    expect(facts(online, online.last('case-submitted'))).not.toHaveProperty('originalsChecked');
  });

  it('name what a notice asks for, and what was missing, by their names', () => {
    const story = supplement();
    expect(detail(story, story.last('supplement-requested')).materials).toEqual([
      { id: 'application', name: '申请书', requirement: '请签字', repeated: false, attachments: [] },
      { id: 'training', name: '培训合格证明', requirement: '请补交', repeated: false, attachments: [] },
    ]);
    const failed = aCase('fully_online', { item: { acceptanceStandard: '(1)有场所;\n(2)有设备。' } });
    failed.does('prereview', 'fail-pre-review', { opinion: '不齐', unmet: ['application', '条件(2)'] });
    expect(detail(failed, failed.last('pre-review-failed')).unmet.map(({ name }) => name)).toEqual([
      '申请书',
      '条件(2) 有设备。',
    ]);
  });

  it('tell a special procedure with its notice, and not twice what stands as the opinion', () => {
    const story = hearing();
    expect(facts(story, story.last('special-procedure-started'))).toEqual({
      kind: 'hearing',
      basis: '行政许可法第四十六条',
      content: '听证需 8 个工作日',
      servedOn: '2026-03-02',
      workingDays: 8,
    });
    story.does('handler', 'finish-special-procedure', { result: '听证已举行' });
    expect(facts(story, story.last('special-procedure-finished'))).toEqual({ kind: 'hearing' });
  });

  it('name the people to whom it went, and where the case went', () => {
    const story = aCase().does('prereview', 'pass-pre-review', {});
    story.does('acceptance', 'accept', { nextHandlers: ['handler', 'gone'] });
    expect(detail(story, story.last('accepted')).people).toEqual([
      { id: 'handler', name: '陈承办' },
      { id: 'gone', name: 'gone' },
    ]);
    expect(detail(story, story.last('pre-review-passed')).to).toBe('awaiting_acceptance');
  });

  it('show a correction with both versions, and masked only which fields it was', () => {
    const story = aCase().does('prereview', 'correct-data', {
      changes: { 'applicant.phone': '13900000000' },
      reason: '号码变更',
    });
    const event = story.last('data-corrected');
    expect(detail(story, event).corrections).toEqual([
      { path: 'applicant.phone', before: '13800000000', after: '13900000000' },
    ]);
    expect(detail(story, event, false).corrections).toEqual([{ path: 'applicant.phone' }]);
  });

  it('hide personal data of the form and the receiver from whoever does not need them', () => {
    const story = aCase('fully_online', {
      item: { form: [{ name: 'projectName', label: '项目名称', type: 'text', required: true, personal: true }] },
      application: { delivery: { method: 'window' } },
    });
    const event = story.last('case-submitted');
    expect(detail(story, event, false).form[0]!.value).toBe('******');
    story.accepted().granted().does('issuer', 'make-licence', {});
    const receiver = { name: '钱代领', idType: 'id_card', idNo: '11010519491231002X' } as const;
    story.does('issuer', 'hand-over', { inPerson: false, receiver });
    expect(detail(story, story.last('handed-over'), false).receiver).toMatchObject({ name: '钱**' });
    expect(detail(story, story.last('handed-over')).receiver).toEqual(receiver);
  });
});

describe('a material', () => {
  it('keeps every file that was replaced, with the time it came and the time it went (APP-20)', () => {
    const story = supplement(aCase().on('2026-03-03 10:00')).on('2026-03-04 10:00');
    const hand = (attachmentIds: string[]) =>
      story.does('applicant', 'submit-supplement', {
        materials: [
          { materialId: 'application', form: 'electronic', attachmentIds },
          { materialId: 'training', form: 'paper' },
        ],
      });
    hand(['a2']);
    const events = story.log.map((event) => ({ event, hash: '' }));
    const { state, facts } = story;
    const [application] = materialViews({ state, facts, events, attachments });
    expect(application!.handedIn!.attachments.map(({ attachmentId }) => attachmentId)).toEqual(['a2']);
    expect(application!.replaced).toEqual([
      {
        attachmentId: 'a1',
        name: 'a1.pdf',
        size: 10,
        mediaType: 'application/pdf',
        handedInAt: '2026-03-02T09:00:00.000+08:00',
        replacedAt: '2026-03-04T10:00:00.000+08:00',
      },
    ]);
    expect(application!.requested[0]).toMatchObject({
      requirement: '请签字',
      receivedAt: '2026-03-04T10:00:00.000+08:00',
    });
  });
});
