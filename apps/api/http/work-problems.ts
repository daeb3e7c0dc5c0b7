import { kinds } from './problem-kind.js';

/** By what 请假代理 and 批量移交 may be refused. */
export const WORK_PROBLEMS = kinds({
  ABSENCE_NOT_FOUND: {
    status: 404,
    zh: '没有此请假代理,请刷新后重试。',
    en: 'There is no such absence; reload and try again.',
  },
  ABSENCE_PAST: {
    status: 422,
    zh: '请假首日不得早于今天;请修改 firstDay。',
    en: 'The first day must not be before today; change firstDay.',
  },
  ABSENCE_BACKWARDS: {
    status: 422,
    zh: '请假末日不得早于首日;请修改 lastDay。',
    en: 'The last day must not be before the first; change lastDay.',
  },
  ABSENCE_TOO_LONG: {
    status: 422,
    zh: '一次请假不超过 {max} 天;请分次登记。',
    en: 'One absence lasts at most {max} days; name it in parts.',
  },
  ABSENCE_OVERLAPS: {
    status: 409,
    zh: '{officer} 在 {first} 至 {last} 已登记请假,请改选日期或先结束原请假。',
    en: '{officer} is away from {first} to {last} already; choose other days or end that absence first.',
  },
  DEPUTY_AWAY: {
    status: 409,
    zh: '{deputy} 在 {first} 至 {last} 请假,请另选代理人或日期。',
    en: '{deputy} is away from {first} to {last}; choose another deputy or other days.',
  },
  OFFICER_IS_DEPUTY: {
    status: 409,
    zh: '{officer} 在 {first} 至 {last} 为他人的代理人,请先结束该代理再请假。',
    en: '{officer} stands in for somebody from {first} to {last}; end that absence first.',
  },
  OFFICER_WITHOUT_POST: {
    status: 422,
    zh: '{officer} 没有办件岗位,无需代理。',
    en: '{officer} holds no post with work on cases; no deputy is needed.',
  },
  DEPUTY_IS_OFFICER: {
    status: 422,
    zh: '不能交给本人,请另选人员。',
    en: 'The work is hers already; choose somebody else.',
  },
  DEPUTY_UNFIT: {
    status: 422,
    zh: '{deputy} 在该部门没有{role}岗位,不能代为办理;请另选代理人。',
    en: '{deputy} does not hold the post of {role} there and cannot stand in; choose another deputy.',
  },
  HAND_OVER_NOTHING: {
    status: 422,
    zh: '没有可以移交的办件:范围内没有在办件,或接收人不能办理;请修改范围或接收人。',
    en: 'No case would go over: none is open in this scope, or the receiver may do none; change the scope or the receiver.',
  },
});
