/**
 * Rejections: stable code, HTTP status and a sentence in both languages that says what to do. `{x}` is replaced by details.
 * Codes are part of the API: never rename one.
 */
interface RejectionText {
  readonly status: 400 | 403 | 409 | 422;
  readonly zh: string;
  readonly en: string;
}
const texts = <const T extends Record<string, RejectionText>>(table: T): T => table;

export const REJECTIONS = texts({
  COMMAND_NOT_AVAILABLE: {
    status: 409,
    zh: '当前环节“{stage}”不能执行此操作,请刷新办件后按可用操作办理。',
    en: 'This command is not available at stage “{stage}”; reload the case and use one of its available commands.',
  },
  STALE_REVISION: {
    status: 409,
    zh: '办件已被他人更新(当前版本 {rev}),请刷新后再提交。',
    en: 'The case has changed (revision is now {rev}); reload it and submit again.',
  },
  FORBIDDEN: {
    status: 403,
    zh: '您的岗位不能执行此操作,请联系{role}办理。',
    en: 'Your role may not do this; ask a person with the role {role}.',
  },
  ASSIGNED_TO_ANOTHER: {
    status: 409,
    zh: '该办件已由 {assignee} 认领,请其办理或转办后再操作。',
    en: 'The case is claimed by {assignee}; let them act or have it transferred first.',
  },
  OPINION_REQUIRED: { status: 422, zh: '请填写意见。', en: 'Give an opinion.' },
  REASON_REQUIRED: { status: 422, zh: '请填写理由。', en: 'Give a reason.' },
  LEGAL_BASIS_REQUIRED: { status: 422, zh: '请填写法律依据。', en: 'Give the legal basis.' },
  TEXT_REQUIRED: { status: 422, zh: '“{field}”不能为空,请填写。', en: '“{field}” must not be empty; fill it in.' },
  ITEM_NOT_PUBLISHED: {
    status: 422,
    zh: '该事项版本未发布,请选择已发布的事项。',
    en: 'This item version is not published; choose a published item.',
  },
  CHANNEL_NOT_OFFERED: {
    status: 422,
    zh: '该事项不支持“{channel}”渠道,请改用:{offered}。',
    en: 'The item is not offered through {channel}; use one of: {offered}.',
  },
  APPLICANT_TYPE_NOT_SERVED: {
    status: 422,
    zh: '该事项不面向此类申请人,服务对象为:{served}。',
    en: 'The item does not serve this type of applicant; it serves: {served}.',
  },
  ID_TYPE_NOT_ACCEPTED: {
    status: 422,
    zh: '该类申请人不能使用此证件类型,可用:{accepted}。',
    en: 'This identity document is not accepted for this type of applicant; accepted: {accepted}.',
  },
  ID_NUMBER_INVALID: {
    status: 422,
    zh: '证件号码不正确:{detail}',
    en: 'The identity number is wrong: {detail}',
  },
  MATERIAL_UNKNOWN: {
    status: 422,
    zh: '材料“{materialId}”不属于该事项,请按材料清单提交。',
    en: 'Material “{materialId}” does not belong to this item; hand in materials of its list.',
  },
  MATERIAL_REPEATED: {
    status: 422,
    zh: '材料“{materialId}”重复,请合并为一行。',
    en: 'Material “{materialId}” is named twice; merge the lines.',
  },
  MATERIALS_MISSING: {
    status: 422,
    zh: '缺少必要材料:{missing}。请一次性补齐后提交。',
    en: 'Mandatory materials are missing: {missing}. Hand in all of them together.',
  },
  MATERIAL_FORM_NOT_ACCEPTED: {
    status: 422,
    zh: '材料“{material}”不接受该收取方式,请改用:{accepted}。',
    en: 'Material “{material}” is not accepted in this form; use one of: {accepted}.',
  },
  CHECKLIST_FAILED: {
    status: 422,
    zh: '材料核对未通过:{lines}。请一次性告知申请人补齐。',
    en: 'The check-list has failed lines: {lines}. Tell the applicant all of them at once.',
  },
  FORM_INVALID: {
    status: 422,
    zh: '业务表格有误:{fields}。请按要求填写。',
    en: 'The form has wrong or missing fields: {fields}. Fill them in as asked.',
  },
  DELIVERY_NOT_OFFERED: {
    status: 422,
    zh: '该事项不支持此送达方式,可选:{offered}。',
    en: 'The item does not offer this way of delivery; choose one of: {offered}.',
  },
  DELIVERY_ADDRESS_REQUIRED: {
    status: 422,
    zh: '邮寄送达需填写收件人、电话和地址。',
    en: 'Delivery by courier needs the receiver’s name, phone and address.',
  },
  INTAKE_WINDOW_REQUIRED: {
    status: 422,
    zh: '窗口收件需注明收件窗口。',
    en: 'Intake at a window needs the intake window.',
  },
  UNMET_LINES: {
    status: 422,
    zh: '存在未通过的条件或材料:{lines}。请发起补正,或全部核对通过后再提交。',
    en: 'Some lines are not met: {lines}. Request a supplement, or check all lines before going on.',
  },
  LINE_WITHOUT_REQUIREMENT: {
    status: 422,
    zh: '材料“{materialId}”未填写补正要求,请逐项写明。',
    en: 'Material “{materialId}” has no requirement; write one for each line.',
  },
  LINES_REQUIRED: {
    status: 422,
    zh: '请至少勾选一项需补正的材料。',
    en: 'Tick at least one material to be supplemented.',
  },
  LINE_NOT_REQUESTED: {
    status: 422,
    zh: '材料“{materialId}”未被要求补正,请只提交告知书所列材料。',
    en: 'Material “{materialId}” was not asked for; hand in only the lines of the notice.',
  },
  MATERIAL_EXEMPT: {
    status: 422,
    zh: '材料“{material}”免于提交,不得要求申请人补正。',
    en: 'Material “{material}” is exempt; the applicant must not be asked for it.',
  },
  REPLY_DAYS_INVALID: {
    status: 422,
    zh: '补正期限应为 1 至 {max} 个工作日。',
    en: 'The time to reply must be 1 to {max} working days.',
  },
  ANSWER_DAYS_INVALID: {
    status: 422,
    zh: '督办的答复期限应为 1 至 {max} 个工作日。',
    en: 'The time to answer must be 1 to {max} working days.',
  },
  SUPPLEMENT_NOT_DUE: {
    status: 409,
    zh: '补正期限 {dueOn} 未到,期满后方可补正不来办结。',
    en: 'The supplement may come in until {dueOn}; close the case only after that date.',
  },
  ORIGINALS_NOT_CHECKED: {
    status: 409,
    zh: '尚未核验原件,请先由窗口核验原件。',
    en: 'The originals are not checked yet; have a window check them first.',
  },
  FEE_NOT_PAID: {
    status: 409,
    zh: '费用尚未缴清,请先登记缴费。',
    en: 'The fee is not paid yet; record the payment first.',
  },
  FEE_AMOUNT_WRONG: {
    status: 422,
    zh: '缴费金额应为 {amount} 元,请核对。',
    en: 'The fee is CNY {amount}; check the amount.',
  },
  PAID_AT_INVALID: { status: 422, zh: '缴费时间不得晚于现在。', en: 'The time of payment must not be in the future.' },
  STEP_RETURN_IMPOSSIBLE: {
    status: 409,
    zh: '第一环节不能退回,请作出同意或不同意的意见。',
    en: 'The first step has nowhere to return to; approve or deny.',
  },
  STEP_MISMATCH: {
    status: 409,
    zh: '当前环节为“{current}”,不是“{given}”,请按当前环节反馈。',
    en: 'The present step is “{current}”, not “{given}”; send the result of the present step.',
  },
  STEP_TIMES_INVALID: {
    status: 422,
    zh: '环节起止时间不正确:不得晚于现在,结束不得早于开始。',
    en: 'The step’s times are wrong: they must not be in the future, nor the end before the start.',
  },
  SPECIAL_PROCEDURE_RUNNING: {
    status: 409,
    zh: '特别程序进行中,请先登记特别程序结果。',
    en: 'A special procedure is running; record its result first.',
  },
  SPECIAL_PROCEDURE_NOT_OFFERED: { status: 422, zh: '该事项未设特别程序。', en: 'This item has no special procedure.' },
  SPECIAL_PROCEDURE_DAYS_INVALID: {
    status: 422,
    zh: '特别程序期限应为 1 至 {max} 个工作日。',
    en: 'The time of the special procedure must be 1 to {max} working days.',
  },
  NOTICE_DATE_INVALID: {
    status: 422,
    zh: '告知书送达日期应在收件日({from})至今日({to})之间。',
    en: 'The notice must have been served between the day of receipt ({from}) and today ({to}).',
  },
  NOTICE_REQUIRED: {
    status: 422,
    zh: '须先书面告知申请人特别程序所需时间(行政许可法第四十五条)。',
    en: 'The applicant must be told the time needed in writing first (Administrative Licensing Law, art. 45).',
  },
  ALREADY_EXTENDED: {
    status: 409,
    zh: '期限只能延长一次,本办件已延长。',
    en: 'The limit can be extended once only; this case was extended already.',
  },
  EXTENSION_TOO_LATE: {
    status: 409,
    zh: '期限 {dueOn} 已过,不能再延长。',
    en: 'The limit {dueOn} has passed; it can’t be extended any more.',
  },
  EXTENSION_OUT_OF_BOUND: {
    status: 422,
    zh: '延长期限应为 1 至 {max} 个工作日。',
    en: 'An extension must be 1 to {max} working days.',
  },
  RECEIVER_REQUIRED: {
    status: 422,
    zh: '非本人领取须登记领取人姓名、证件类型和证件号码。',
    en: 'When not collected in person, give the receiver’s name, document type and number.',
  },
  OTHER_WINDOW_CHOSEN: {
    status: 403,
    zh: '申请人选择在其他窗口({windowId})领取,本窗口不能发放登记。',
    en: 'The applicant chose another window ({windowId}) for collection; only that window can register the issue.',
  },
  DELIVERY_TIME_INVALID: {
    status: 422,
    zh: '送达时间不得晚于现在或早于发出时间。',
    en: 'The delivery time must not be in the future or before dispatch.',
  },
  FIELD_NOT_CORRECTABLE: {
    status: 422,
    zh: '字段“{field}”不可更正,可更正:{offered}。',
    en: 'The field “{field}” can’t be corrected; these can: {offered}.',
  },
  NO_CHANGE: { status: 422, zh: '没有任何变化,无需提交。', en: 'Nothing would change; there is nothing to submit.' },
  ALREADY_RATED: { status: 409, zh: '本办件已评价。', en: 'The case was rated already.' },
  RATING_WINDOW_CLOSED: { status: 409, zh: '评价期已结束。', en: 'The time to rate this case is over.' },
  ITEM_VERSION_UNFIT: {
    status: 422,
    zh: '目标事项版本不适用:{detail}。',
    en: 'The target item version does not fit: {detail}.',
  },
  USER_UNFIT: {
    status: 422,
    zh: '人员“{user}”不存在或不能办理本环节,请另选。',
    en: 'User “{user}” does not exist or may not act at this step; choose another.',
  },
  ATTACHMENT_UNKNOWN: {
    status: 422,
    zh: '附件“{attachmentId}”不存在或不可用,请重新上传。',
    en: 'Attachment “{attachmentId}” does not exist or may not be used; upload it again.',
  },
  SIMULATION_INVALID: {
    status: 422,
    zh: '模拟办件的起始时间或倍率不正确:倍率应为 1 至 {max}。',
    en: 'The simulation’s start or rate is wrong: the rate must be 1 to {max}.',
  },
});
export type RejectionCode = keyof typeof REJECTIONS;

export interface Rejection {
  readonly code: RejectionCode;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** What the placeholders stood for; clients may read it. */
  readonly details: Readonly<Record<string, string>>;
}

/** What a placeholder stands for: data as it is, or a term in each language. */
export type RejectionDetails = Readonly<Record<string, string | { readonly zh: string; readonly en: string }>>;

const said = (details: RejectionDetails, language: 'zh' | 'en'): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? value : value[language]]),
  );
const fill = (text: string, details: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => details[key] ?? whole);

export function reject(code: RejectionCode, details: RejectionDetails = {}): Rejection {
  const { status, zh, en } = REJECTIONS[code];
  const chinese = said(details, 'zh');
  return { code, status, zh: fill(zh, chinese), en: fill(en, said(details, 'en')), details: chinese };
}
