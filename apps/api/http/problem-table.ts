import { kinds } from './problem-kind.js';
import { REPORT_PROBLEMS } from './report-problems.js';
import { SUBSCRIPTION_PROBLEMS } from './subscription-problems.js';
import { WORK_PROBLEMS } from './work-problems.js';

/**
 * What the edge itself may refuse, as data: stable code, HTTP status, sentences that say what to do. The rules of a case
 * have their own table (libs/domain/case/rejections.ts). Codes are part of the API: never rename one.
 */
export const PROBLEMS = kinds({
  VALIDATION_FAILED: {
    status: 400,
    zh: '提交内容有误,请按 errors 中逐项说明修改后再提交。',
    en: 'The request has mistakes; correct each one listed in errors and send it again.',
  },
  BAD_REQUEST: {
    status: 400,
    zh: '请求格式不正确,请检查地址和请求头。',
    en: 'The request is malformed; check its address and headers.',
  },
  INVALID_JSON: {
    status: 400,
    zh: '请求体不是有效的 JSON(UTF-8),请检查后重新提交。',
    en: 'The body is not valid JSON in UTF-8; mend it and send it again.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    status: 400,
    zh: '缺少请求头 Idempotency-Key,或其不是 1 至 200 个可见 ASCII 字符;请为每次办理生成一个唯一值,重试时保持不变。',
    en: 'The header Idempotency-Key is missing or is not 1 to 200 visible ASCII characters; send one unique value per action and keep it when you retry.',
  },
  UPLOAD_INVALID: {
    status: 400,
    zh: '请以 multipart/form-data 上传且仅上传一个名为 file 的文件。',
    en: 'Upload exactly one file, in the part named file, as multipart/form-data.',
  },
  GRANT_TYPE_UNSUPPORTED: {
    status: 400,
    zh: '仅支持 grant_type=client_credentials。',
    en: 'Only grant_type=client_credentials is supported.',
  },
  UNAUTHENTICATED: {
    status: 401,
    zh: '未登录或登录已失效,请重新登录。',
    en: 'You are not signed in, or your token is no longer valid; sign in again.',
  },
  LOGIN_REFUSED: {
    status: 401,
    code: 'UNAUTHENTICATED',
    zh: '用户名或密码不正确,请核对后重试。',
    en: 'The user name or password is wrong; check both and try again.',
  },
  CLIENT_REFUSED: {
    status: 401,
    code: 'UNAUTHENTICATED',
    zh: '客户端标识或密钥不正确,请核对后重试。',
    en: 'The client id or secret is wrong; check both and try again.',
  },
  FORBIDDEN: {
    status: 403,
    zh: '您的岗位不能执行此操作,请联系管理员。',
    en: 'Your role may not do this; ask an administrator.',
  },
  CHANNEL_FORBIDDEN: {
    status: 403,
    code: 'FORBIDDEN',
    zh: '您的岗位不能通过“{channel}”渠道申请,可用渠道:{offered}。',
    en: 'Your role may not apply through {channel}; it may use: {offered}.',
  },
  SIMULATION_FORBIDDEN: {
    status: 403,
    code: 'FORBIDDEN',
    zh: '模拟办件只能由事项管理员发起,且事项管理员只能发起模拟办件。',
    en: 'Only an item administrator may open a simulated case, and may open no other.',
  },
  NO_WINDOW: {
    status: 403,
    code: 'FORBIDDEN',
    zh: '您的账号没有绑定窗口,不能收件;请联系管理员。',
    en: 'Your account belongs to no window, so you can’t take in applications; ask an administrator.',
  },
  CASE_NOT_FOUND: {
    status: 404,
    zh: '办件不存在,请核对办件编号。',
    en: 'There is no such case; check the case number.',
  },
  PROGRESS_NOT_FOUND: {
    status: 404,
    code: 'CASE_NOT_FOUND',
    zh: '办件编号或查询密码不正确,请核对后重试。',
    en: 'The case number or the query password is wrong; check both.',
  },
  ITEM_NOT_FOUND: {
    status: 404,
    zh: '没有已发布的事项使用该编码,请核对事项编码。',
    en: 'No published item has this code; check the item code.',
  },
  ITEM_UNKNOWN: {
    status: 422,
    zh: '事项“{itemCode}”不存在,请从事项目录中选择。',
    en: 'Item “{itemCode}” does not exist; choose one from the catalogue.',
  },
  WINDOW_UNKNOWN: {
    status: 422,
    zh: '窗口“{windowId}”不存在,请核对窗口编号。',
    en: 'Window “{windowId}” does not exist; check its id.',
  },
  INTAKE_WINDOW_FORBIDDEN: {
    status: 403,
    code: 'FORBIDDEN',
    zh: '您只能在本人所在窗口({windowId})收件。',
    en: 'You may take in applications only at your own window ({windowId}).',
  },
  ATTACHMENT_NOT_FOUND: {
    status: 404,
    zh: '该办件没有此附件,请核对附件编号。',
    en: 'The case has no such attachment; check its id.',
  },
  EVENT_UNKNOWN: {
    status: 422,
    zh: '该办件没有第 {seq} 条环节记录,请刷新办件后重试。',
    en: 'The case has no event {seq}; load the case again and retry.',
  },
  MESSAGE_UNKNOWN: {
    status: 422,
    zh: '被替代的短信不属于本环节的同一接收人,请刷新页面后重试。',
    en: 'The message to be replaced is not of this step and recipient; load the page again and retry.',
  },
  DOCUMENT_NOT_FOUND: {
    status: 404,
    zh: '该办件没有此文书或此版本,请从文书列表中打开。',
    en: 'The case has no such document or version; open it from the list of documents.',
  },
  DOCUMENT_CHANGED: {
    status: 409,
    zh: '文书已有更新的版本({version}),请查看后在新版本上修改。',
    en: 'The document has a newer version ({version}) by now; look at it and change that one.',
  },
  CALENDAR_CHANGED: {
    status: 409,
    zh: '日历在此安排导入之后又有变化,请重新导入并核对影响后再发布。',
    en: 'The calendar went on since the notice was imported; import it again and look at what it changes.',
  },
  CALENDAR_NOTICE_PUBLISHED: {
    status: 409,
    zh: '此放假安排已经发布,不能再试算或修改。',
    en: 'The notice is published; it can no longer be tried out.',
  },
  CALENDAR_NOTICE_DRAFT: {
    status: 409,
    zh: '此放假安排尚未发布,没有正在进行的重新计时。',
    en: 'The notice is not published; no re-timing runs for it.',
  },
  DOCUMENT_LINE_FIXED: {
    status: 422,
    zh: '文书的“{line}”一栏不可修改,请去掉该项后保存。',
    en: 'The line “{line}” of the document can’t be changed; leave it out and save again.',
  },
  SCANNED_FILE_NOT_FOUND: {
    status: 404,
    zh: '本窗口高拍仪中没有此文件,可能已被取用,请刷新列表。',
    en: 'The scanner of your window has no such file; it may have been taken. Load the list again.',
  },
  CALENDAR_NOT_FOUND: {
    status: 404,
    zh: '工作日历不存在,全国日历的编号为 CN。',
    en: 'There is no such calendar; the national calendar is CN.',
  },
  CALENDAR_NOTICE_NOT_FOUND: {
    status: 404,
    zh: '没有此放假安排,请刷新后重试。',
    en: 'There is no such notice; reload and try again.',
  },
  USER_NOT_FOUND: {
    status: 404,
    zh: '没有此用户,请核对用户名。',
    en: 'There is no such user; check the user name.',
  },
  INDICATOR_NOT_FOUND: {
    status: 404,
    zh: '没有名为“{indicator}”的统计指标,请从 /api/v1/statistics 中选择。',
    en: 'There is no indicator “{indicator}”; choose one from /api/v1/statistics.',
  },
  ...REPORT_PROBLEMS,
  ...SUBSCRIPTION_PROBLEMS,
  LADDER_RULE_NOT_FOUND: {
    status: 404,
    zh: '没有此督办层级规则,请刷新后重试。',
    en: 'There is no such rule of the ladder; reload and try again.',
  },
  COMMAND_UNKNOWN: {
    status: 404,
    zh: '没有名为“{command}”的操作,请使用办件的 availableCommands。',
    en: 'There is no command “{command}”; use one of the case’s availableCommands.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    zh: '接口地址不存在,请查阅 /api/docs。',
    en: 'There is nothing at this address; see /api/docs.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '该接口不支持此方法,可用:{allowed}。',
    en: 'This address does not take that method; it takes: {allowed}.',
  },
  REQUEST_TOO_SLOW: {
    status: 408,
    zh: '请求未在限定时间内发送完毕,请检查网络后重试。',
    en: 'The request was not sent in time; check the network and try again.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    zh: '请求头过大,上限为 16 KB,请减少后重试。',
    en: 'The headers are too large; the limit is 16 KB. Send fewer or shorter ones.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    zh: '提交内容过大,上限为 {max};附件请先通过 /api/v1/attachments 上传。',
    en: 'The body is too large; the limit is {max}. Upload files to /api/v1/attachments first.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    zh: '不支持该内容类型,请使用 {accepted}。',
    en: 'This content type is not accepted; use {accepted}.',
  },
  CURSOR_INVALID: {
    status: 400,
    zh: '翻页标记 cursor 无效,请从第一页重新查询。',
    en: 'The cursor is not valid; start again from the first page.',
  },
  PLACE_UNKNOWN: {
    status: 422,
    zh: '地区或部门“{place}”不存在,请核对后重试。',
    en: 'Region or department “{place}” does not exist; check it and try again.',
  },
  CALENDAR_NOTICE_INVALID: {
    status: 422,
    zh: '放假安排有误,请按 errors 逐项更正后重新导入。',
    en: 'The notice has mistakes; correct each of errors and import it again.',
  },
  LADDER_INVALID: {
    status: 422,
    zh: '督办层级应自下而上、不重复,且包含经办人;请修改 rungs。',
    en: 'The rungs must go upwards, none twice, with the officer among them; change rungs.',
  },
  WARNING_ALARM_NOT_OF_CLOCK: {
    status: 422,
    zh: '该计时不能设置此项:红牌阈值仅适用于超时黄牌的计时,时长仅适用于认领时限;请修改 alarm。',
    en: 'This cannot be ruled of that clock: late is for limits that give a yellow card, limit for take_up; change alarm.',
  },
  WARNING_THRESHOLD_OUT_OF_RANGE: {
    status: 422,
    zh: '阈值应为正整数:工作日不超过 250,小时不超过 2000,百分比不超过 99;请修改 threshold。',
    en: 'A threshold is a whole number from 1: working days to 250, hours to 2000, percent to 99; change threshold.',
  },
  WARNING_LIMIT_UNIT: {
    status: 422,
    zh: '认领时限的时长只能以工作日或小时计;请修改 threshold.unit。',
    en: 'The time to take a case up is in working days or hours; change threshold.unit.',
  },
  WARNING_NEVER_MET: {
    status: 422,
    zh: '提前 {days} 个工作日预警不短于该事项的时限,收件当天即会预警;请改用更小的值或百分比。',
    en: 'Warning {days} working days ahead is no shorter than the limit of the item: it would warn at once; use less, or percent.',
  },
  WARNING_RULE_NOT_FOUND: {
    status: 404,
    zh: '没有此预警规则,请刷新后重试。',
    en: 'There is no such warning rule; reload and try again.',
  },
  ...WORK_PROBLEMS,
  EXPORT_TOO_LARGE: {
    status: 422,
    zh: '共 {total} 行,超过一次导出的上限 {max} 行,请缩小查询条件后再导出。',
    en: 'There are {total} rows, more than the {max} of one export; narrow the query and export again.',
  },
  PERIOD_INVALID: {
    status: 422,
    zh: '统计期间应从早到晚,且不超过 {max};请修改 from 和 to。',
    en: 'The period must run forward and be no longer than {max}; change from and to.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    zh: '该 Idempotency-Key 已用于另一份内容,请为新的办理换用新值。',
    en: 'This Idempotency-Key was used with another body; use a new key for a new action.',
  },
  OLD_PASSWORD_WRONG: {
    status: 422,
    zh: '原密码不正确,请核对后重试。',
    en: 'The old password is wrong; check it and try again.',
  },
  PASSWORD_TOO_WEAK: {
    status: 422,
    zh: '新密码至少 10 个字符,须同时含有字母和数字,不得包含用户名,也不得与原密码相同。',
    en: 'A new password takes 10 characters or more with both letters and digits, without your user name, and must differ from the old one.',
  },
  RATE_LIMITED: {
    status: 429,
    zh: '尝试次数过多,请在 {seconds} 秒后重试。',
    en: 'Too many attempts; try again in {seconds} seconds.',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    zh: '同时打开的页面过多,请关闭一些页面后重试。',
    en: 'Too many pages are open at once; close some and try again.',
  },
  INTERNAL_ERROR: {
    status: 500,
    zh: '系统发生错误,操作未完成;请稍后重试,并向管理员提供编号 instance。',
    en: 'Something failed on our side and the action is not done; try again later and give an administrator the number in instance.',
  },
  ENGINE_UNAVAILABLE: {
    status: 503,
    zh: '办理引擎暂时不可用,请在 {seconds} 秒后用同一 Idempotency-Key 重试;查询不受影响。',
    en: 'The case engine is away for the moment; retry in {seconds} seconds with the same Idempotency-Key. Reading still works.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    zh: '数据库暂时不可用,请在 {seconds} 秒后重试。',
    en: 'The database is away for the moment; retry in {seconds} seconds.',
  },
  BUSY: {
    status: 503,
    zh: '系统繁忙,请在 {seconds} 秒后重试。',
    en: 'The system is busy; retry in {seconds} seconds.',
  },
});
export type ProblemName = keyof typeof PROBLEMS;
