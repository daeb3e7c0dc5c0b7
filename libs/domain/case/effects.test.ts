import { describe, expect, it } from 'vitest';
import type { EventType } from './index.js';
import { aCase, type Story, withFee } from './testing.js';
import { byMail, denied, elsewhere, file, hearing, made, supplement } from './testing-stories.js';

describe('what the outside world is told', () => {
  it.each<[what: string, event: EventType, sent: string[], tell: () => Story]>([
    [
      'the receipt and its number (APP-37)',
      'case-submitted',
      ['document receipt', 'message submitted → applicant', 'message next_handler → role:prereview', 'exchange apply'],
      () => aCase(),
    ],
    [
      'paper taken in elsewhere also orders a courier',
      'case-submitted',
      [
        'document receipt',
        'message submitted → applicant',
        'message next_handler → role:prereview',
        'exchange apply',
        'courier_order materials',
      ],
      () => aCase('fully_online', { by: 'window', application: elsewhere }),
    ],
    [
      'on pass: applicant and next handler (PRE-11)',
      'pre-review-passed',
      ['message pre_review_passed → applicant', 'message next_handler → role:acceptance'],
      () => aCase().does('prereview', 'pass-pre-review', {}),
    ],
    [
      'every handler picked (PRE-10)',
      'pre-review-passed',
      ['message pre_review_passed → applicant', 'message next_handler → li', 'message next_handler → zhao'],
      () => aCase().does('prereview', 'pass-pre-review', { nextHandlers: ['li', 'zhao'] }),
    ],
    [
      '3★ on pass: bring the originals (PRE-18)',
      'pre-review-passed',
      ['message pre_review_passed_bring_originals → applicant'],
      () => aCase('original_pre_review').does('prereview', 'pass-pre-review', {}),
    ],
    [
      'on fail',
      'pre-review-failed',
      ['message pre_review_failed → applicant', 'exchange result'],
      () => aCase().does('prereview', 'fail-pre-review', { opinion: '退件' }),
    ],
    [
      'supplement: notice and message (PRE-18, 19)',
      'supplement-requested',
      ['document supplement_notice', 'message supplement_requested → applicant'],
      () => supplement(),
    ],
    [
      'a part of a supplement',
      'supplement-received',
      ['message supplement_received → applicant'],
      () => supplement().does('applicant', 'submit-supplement', { materials: [file('training')] }),
    ],
    [
      'the whole supplement: who asked goes on',
      'supplement-received',
      ['message supplement_received → applicant', 'message next_handler → role:prereview'],
      () => supplement().does('applicant', 'submit-supplement', { materials: [file('training'), file('application')] }),
    ],
    [
      'its date has passed: applicant and who asked',
      'supplement-date-passed',
      ['message supplement_date_passed → applicant', 'message supplement_date_passed → role:prereview'],
      () => supplement().on('2026-03-17'),
    ],
    [
      '补正不来办结 (PRE-16)',
      'closed-no-supplement',
      ['message closed_no_supplement → applicant', 'exchange result'],
      () => supplement().on('2026-03-17').does('prereview', 'close-no-supplement', { opinion: '逾期' }),
    ],
    [
      'originals seen: acceptance is next',
      'originals-checked',
      ['message next_handler → role:acceptance'],
      () => aCase('original_pre_review').does('prereview', 'pass-pre-review', {}).checked(),
    ],
    [
      '受理通知书 (ACC-02)',
      'accepted',
      [
        'document acceptance_notice',
        'message accepted → applicant',
        'message next_handler → role:handler',
        'exchange accept',
      ],
      () => aCase().accepted(),
    ],
    [
      'deemed accepted: the same papers',
      'deemed-accepted',
      [
        'document acceptance_notice',
        'message deemed_accepted → applicant',
        'message next_handler → role:handler',
        'exchange accept',
      ],
      () => aCase().on('2026-03-10'),
    ],
    [
      '不予受理通知书 (ACC-03)',
      'acceptance-refused',
      ['document refusal_notice', 'message acceptance_refused → applicant', 'exchange result'],
      () =>
        aCase()
          .does('prereview', 'pass-pre-review', {})
          .does('acceptance', 'refuse-acceptance', { reason: '无职权', legalBasis: '第三十二条' }),
    ],
    [
      'each step (GB/T 39046 table 7)',
      'step-decided',
      ['exchange process', 'message next_handler → role:reviewer'],
      () => aCase().accepted().does('handler', 'decide-step', { outcome: 'approve' }),
    ],
    [
      '特别程序告知书 (APR-06)',
      'special-procedure-started',
      [
        'document special_procedure_notice',
        'message special_procedure_started → applicant',
        'exchange special_procedure',
      ],
      () => hearing(),
    ],
    [
      'and its result',
      'special-procedure-finished',
      ['message special_procedure_finished → applicant', 'exchange special_procedure'],
      () => hearing().does('handler', 'finish-special-procedure', { result: '已举行' }),
    ],
    [
      '延期通知书',
      'extended',
      ['document extension_notice', 'message extended → applicant', 'exchange special_procedure'],
      () => aCase().accepted().does('approver', 'extend', { workingDays: 5, reason: '复杂' }),
    ],
    [
      '准予决定书 (APR-07), 5★',
      'decision-granted',
      ['document grant_decision', 'message granted → applicant', 'message next_handler → role:issuer'],
      () => aCase().accepted().granted(),
    ],
    [
      '4★: originals and fee when the issue step starts (RES-16)',
      'decision-granted',
      [
        'document grant_decision',
        'message granted → applicant',
        'message bring_originals_to_issue → applicant',
        'payment_order',
        'message pay_fee → applicant',
        'message next_handler → role:issuer',
      ],
      () => aCase('original_verification', { item: withFee }).accepted().granted(),
    ],
    [
      '不予许可决定书 (APR-07), served',
      'decision-denied',
      ['document denial_decision', 'document service_receipt', 'message denied → applicant', 'exchange result'],
      () => denied(aCase().accepted()),
    ],
    [
      'e-licence; ready to be collected',
      'licence-made',
      ['e_licence', 'message ready_to_collect → applicant'],
      () => made(),
    ],
    [
      'no e-licence where no result has one',
      'licence-made',
      ['message ready_to_collect → applicant'],
      () => made({ item: { results: [{ name: '批复', eLicence: false }] } }),
    ],
    ['by courier (RES-03)', 'licence-made', ['e_licence', 'courier_order result'], () => made(byMail)],
    [
      'dispatched',
      'dispatched',
      ['message dispatched → applicant'],
      () => made(byMail).does('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'E1' }),
    ],
    [
      'returned to sender',
      'returned-to-sender',
      ['message returned → applicant'],
      () =>
        made(byMail)
          .does('issuer', 'dispatch', { carrier: 'EMS', trackingNo: 'E1' })
          .does('issuer', 'return-to-sender', { reason: '拒收' }),
    ],
    [
      'delivered',
      'delivered',
      ['document completion_notice', 'document service_receipt', 'message delivered → applicant', 'exchange result'],
      () => made().does('applicant', 'confirm-delivery', {}),
    ],
    [
      'handed over',
      'handed-over',
      ['document completion_notice', 'document service_receipt', 'message delivered → applicant', 'exchange result'],
      () => made({ application: { delivery: { method: 'window' } } }).does('issuer', 'hand-over', { inPerson: true }),
    ],
    [
      'withdrawn',
      'withdrawn',
      ['message withdrawn → applicant', 'exchange result'],
      () => aCase().does('applicant', 'withdraw', { reason: '不办了' }),
    ],
    [
      'voided',
      'voided',
      ['message voided → applicant', 'exchange result'],
      () => aCase().does('leader', 'void', { reason: '重复' }),
    ],
    [
      '督办',
      'urged',
      ['message urged → role:prereview'],
      () => aCase().does('supervisor', 'urge', { message: '请抓紧' }),
    ],
    [
      'its answer, to who asked',
      'urge-answered',
      ['message urge_answered → supervisor'],
      () =>
        aCase().does('supervisor', 'urge', { message: '请抓紧' }).does('prereview', 'answer-urge', { message: '好' }),
    ],
    [
      '抄送 (APR-14)',
      'copied',
      ['message copied → leader', 'message copied → auditor'],
      () => aCase().does('prereview', 'copy-to', { users: ['leader', 'auditor'] }),
    ],
    [
      'transfer',
      'transferred',
      ['message transferred → li'],
      () => aCase().does('prereview', 'transfer', { toUser: 'li', reason: '病假' }),
    ],
    [
      'archive',
      'archived',
      ['archive'],
      () => aCase().does('applicant', 'withdraw', { reason: '不办了' }).on('2026-06-01'),
    ],
    ['a remark: nobody', 'annotated', [], () => aCase().does('leader', 'annotate', { opinion: '阅' })],
    [
      'a correction: nobody',
      'data-corrected',
      [],
      () => aCase().does('prereview', 'correct-data', { changes: { 'form.area': 1 }, reason: '笔误' }),
    ],
  ])('%s: %s', (_, event, sent, tell) => {
    expect(tell().sent(event)).toEqual(sent);
  });
});
