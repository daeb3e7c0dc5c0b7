import type { MessageTemplate } from '../case/effect-types.js';

interface MessageText {
  /** Grows with every change of the wording. */
  readonly version: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * 消息模板. Every message may use {caseNo}, {itemName} and {organName}; the other placeholders are the parameters that
 * `effectsOf` gives. No names or numbers of persons: a short message is read by whoever holds the phone.
 */
export const MESSAGE_TEXTS: Readonly<Record<MessageTemplate, MessageText>> = {
  submitted: {
    version: 1,
    zh: '您申请的“{itemName}”已提交,办件编号 {caseNo},请凭查询密码查询进度。',
    en: 'Your application “{itemName}” is submitted as case {caseNo}; use the query password to follow it.',
  },
  next_handler: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已到{stageZh}环节,请及时办理。',
    en: 'Case {caseNo} “{itemName}” is now at stage {stageEn}; please act on it.',
  },
  pre_review_passed_bring_originals: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”预审通过,请携带原件到任一政务服务大厅窗口核验。',
    en: 'Case {caseNo} “{itemName}” has passed pre-review; bring the originals to a window of any hall.',
  },
  pre_review_passed: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”预审通过,{organName}将在规定期限内决定是否受理。',
    en: 'Case {caseNo} “{itemName}” has passed pre-review; {organName} will decide on acceptance in time.',
  },
  pre_review_failed: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”预审未通过:{opinion}。可修改后重新申请。',
    en: 'Case {caseNo} “{itemName}” did not pass pre-review: {opinion}. You may correct it and apply again.',
  },
  supplement_requested: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”需补正:{lines}。请于 {dueOn} 前通过网上、邮寄或窗口一次性补齐。',
    en: 'Case {caseNo} “{itemName}” needs supplements: {lines}. Hand them in together by {dueOn} (online, by mail or at a window).',
  },
  supplement_received: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的补正材料已收到,将重新审查。',
    en: 'The supplements to case {caseNo} “{itemName}” have arrived and will be examined.',
  },
  supplement_date_near: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的补正期限 {dueOn} 将至,请尽快补正。',
    en: 'The supplements to case {caseNo} “{itemName}” are due on {dueOn}; please hand them in.',
  },
  supplement_date_passed: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的补正期限 {dueOn} 已过,未补正的可能作补正不来办结。',
    en: 'The date {dueOn} for supplements to case {caseNo} “{itemName}” has passed; it may now be closed.',
  },
  accepted: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已于 {acceptedOn} 受理,承诺于 {promiseDueOn} 前办结。',
    en: 'Case {caseNo} “{itemName}” was accepted on {acceptedOn}; a decision is promised by {promiseDueOn}.',
  },
  deemed_accepted: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”未在法定期限内告知,依法自 {acceptedOn} 起视为受理,承诺于 {promiseDueOn} 前办结。',
    en: 'Case {caseNo} “{itemName}” counts as accepted from {acceptedOn} by law; a decision is promised by {promiseDueOn}.',
  },
  acceptance_refused: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”不予受理,理由:{reason};依据:{legalBasis}。{review};{lawsuit}。',
    en: 'Case {caseNo} “{itemName}” was not accepted. Reason: {reason}; basis: {legalBasis}. Remedies: {review}; {lawsuit}.',
  },
  special_procedure_started: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”进入特别程序({kindZh}),所需 {workingDays} 个工作日不计入办理期限。',
    en: 'Case {caseNo} “{itemName}” is in a special procedure ({kindEn}); its {workingDays} working days do not count.',
  },
  special_procedure_finished: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的特别程序({kindZh})已结束,恢复计时,结果:{result}。',
    en: 'The special procedure ({kindEn}) of case {caseNo} “{itemName}” is over and time counts again. Result: {result}.',
  },
  extended: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”经批准延长 {workingDays} 个工作日,理由:{reason}。{newLimitZh}',
    en: 'Case {caseNo} “{itemName}” was extended by {workingDays} working days: {reason}. {newLimitEn}',
  },
  granted: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已作出准予决定,结果将按您选择的方式送达。',
    en: 'Case {caseNo} “{itemName}” is granted; the result will reach you in the way you chose.',
  },
  denied: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”不予许可,理由:{reason}。{review};{lawsuit}。',
    en: 'Case {caseNo} “{itemName}” is denied. Reason: {reason}. Remedies: {review}; {lawsuit}.',
  },
  bring_originals_to_issue: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”领取结果时请携带原件,由窗口核验后发放。',
    en: 'Bring the originals when you collect the result of case {caseNo} “{itemName}”; a window checks them first.',
  },
  pay_fee: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”需缴费 {amount} 元,缴清后发放结果。',
    en: 'Case {caseNo} “{itemName}” costs CNY {amount}; the result is issued after payment.',
  },
  ready_to_collect: {
    version: 1,
    zh: '办件 {caseNo}的“{licenceName}”已制作完成,请按所选方式领取。',
    en: '“{licenceName}” of case {caseNo} is ready; collect it in the way you chose.',
  },
  dispatched: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的结果已由{carrier}寄出,单号 {trackingNo}。',
    en: 'The result of case {caseNo} “{itemName}” is on its way with {carrier}, number {trackingNo}.',
  },
  delivered: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的结果已送达,欢迎评价本次服务。',
    en: 'The result of case {caseNo} “{itemName}” was delivered; please rate the service.',
  },
  withdrawn: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已按您的申请撤回。',
    en: 'Case {caseNo} “{itemName}” was withdrawn as you asked.',
  },
  closed_no_supplement: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”逾期未补正,已作补正不来办结,可重新申请。',
    en: 'Case {caseNo} “{itemName}” was closed because no supplement came; you may apply again.',
  },
  returned: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的邮件被退回,原因:{reason}。请联系{organName}重新寄送或改为领取。',
    en: 'The mail of case {caseNo} “{itemName}” came back: {reason}. Ask {organName} to send it again, or collect it.',
  },
  voided: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已作废,原因:{reason}。',
    en: 'Case {caseNo} “{itemName}” was voided: {reason}.',
  },
  warning: {
    version: 1,
    zh: '预警:办件 {caseNo}“{itemName}”将于 {dueOn} 到期({clockZh}),请尽快办理。',
    en: 'Warning: case {caseNo} “{itemName}” is due on {dueOn} ({clockEn}); please act on it.',
  },
  yellow_card: {
    version: 1,
    zh: '黄牌:办件 {caseNo}“{itemName}”已超过 {dueOn} 的时限({clockZh}),请立即办理。',
    en: 'Yellow card: case {caseNo} “{itemName}” is past its limit {dueOn} ({clockEn}); act on it now.',
  },
  red_card: {
    version: 1,
    zh: '红牌:办件 {caseNo}“{itemName}”已严重超时,期限 {dueOn}({clockZh}),请立即办理并说明原因。',
    en: 'Red card: case {caseNo} “{itemName}” is badly overdue since {dueOn} ({clockEn}); act on it now and give the reason.',
  },
  urged: {
    version: 1,
    zh: '督办:办件 {caseNo}“{itemName}”:{message}。请办理并回复。',
    en: 'Supervision of case {caseNo} “{itemName}”: {message}. Please act and answer.',
  },
  urge_answered: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”的督办已回复:{message}。',
    en: 'The supervision of case {caseNo} “{itemName}” was answered: {message}.',
  },
  copied: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已抄送给您,请阅知。{message}',
    en: 'Case {caseNo} “{itemName}” was copied to you for reading. {message}',
  },
  transferred: {
    version: 1,
    zh: '办件 {caseNo}“{itemName}”已转交您办理,理由:{reason}。',
    en: 'Case {caseNo} “{itemName}” was handed to you: {reason}.',
  },
};
