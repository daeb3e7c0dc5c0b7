import { kinds } from './problem-kind.js';

/** By what 事件订阅 may be refused. */
export const SUBSCRIPTION_PROBLEMS = kinds({
  SUBSCRIPTION_NOT_FOUND: {
    status: 404,
    zh: '没有此订阅,请从订阅列表中取得编号。',
    en: 'There is no such subscription; take its id from the list of subscriptions.',
  },
  SUBSCRIPTION_LIMIT: {
    status: 409,
    zh: '每个系统最多保留 10 个订阅,请先删除不用的订阅。',
    en: 'A system keeps 10 subscriptions at most; delete one that is not used.',
  },
  SUBSCRIPTION_URL_UNFIT: {
    status: 422,
    zh: '接收地址不可用:{why}。请修改 url。',
    en: 'Events can’t be sent to this address: {why}. Change url.',
  },
  SUBSCRIPTION_EVENT_UNKNOWN: {
    status: 422,
    zh: '没有名为“{type}”的事件。可订阅的事件:{known}。',
    en: 'There is no event “{type}”. Events are: {known}.',
  },
  REQUEST_UNDER_WAY: {
    status: 409,
    zh: '同一 Idempotency-Key 的请求正在办理,请稍后用同一值重试。',
    en: 'The request with this Idempotency-Key is still being carried out; ask again with the same key in a moment.',
  },
  REPLAY_UNCLEAR: {
    status: 422,
    zh: '请只给出 since,或同时给出 caseNo 和 seq。',
    en: 'Give since alone, or caseNo and seq together.',
  },
});
