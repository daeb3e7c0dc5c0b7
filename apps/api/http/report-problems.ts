import { kinds } from './problem-kind.js';

/** By what 通报 may be refused. */
export const REPORT_PROBLEMS = kinds({
  REPORT_NOT_FOUND: {
    status: 404,
    zh: '没有此通报,请从通报列表中打开。',
    en: 'There is no such report; open it from the list of reports.',
  },
  REPORT_EXISTS: {
    status: 409,
    zh: '该地区该月已有通报或草稿,请从列表中打开;已发布的请作更正。',
    en: 'The region has a report or a draft for this month; open it from the list, or correct it where it is published.',
  },
  REPORT_CHANGED: {
    status: 409,
    zh: '草稿在您查看之后又有修改,请刷新并核对后再操作。',
    en: 'The draft went on since you looked at it; load it again, check it, and then go on.',
  },
  REPORT_PUBLISHED: {
    status: 409,
    zh: '通报已经发布,内容不再变化;如有差错,请作更正。',
    en: 'The report is published and never changes; correct it where it is wrong.',
  },
  REPORT_DRAFT: {
    status: 409,
    zh: '通报尚未发布,请直接修改草稿。',
    en: 'The report is not published; change the draft itself.',
  },
  REPORT_NOT_LATEST: {
    status: 409,
    zh: '该通报已有更新的版本,请更正最新版本。',
    en: 'The report has a later version; correct the latest one.',
  },
  REPORT_MONTH_FUTURE: {
    status: 422,
    zh: '该月尚未开始,请选择已开始的月份。',
    en: 'The month has not begun; choose one that has.',
  },
  REPORT_MONTH_OPEN: {
    status: 422,
    zh: '该月尚未结束,请在月末之后发布。',
    en: 'The month is not over; publish the report after its end.',
  },
  REPORT_COMPUTED_EARLY: {
    status: 422,
    zh: '数据计算于月末之前,请重新计算后再发布。',
    en: 'The figures are from before the end of the month; compute them again, then publish.',
  },
  REPORT_LEAD_MISSING: {
    status: 422,
    zh: '导语为空,请填写后再发布。',
    en: 'The introduction is empty; write it, then publish.',
  },
});
