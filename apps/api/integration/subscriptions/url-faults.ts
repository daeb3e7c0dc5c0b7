import type { UrlFault } from '#libs/webhook/index.js';
import type { Sentence } from '../../http/problems.js';

/** Why events can't be sent to an address. */
export const URL_FAULTS: Readonly<Record<UrlFault, Sentence>> = {
  'not-a-url': { zh: '不是完整的网址', en: 'it is not a whole address' },
  scheme: { zh: '须以 https:// 开头', en: 'it must begin with https://' },
  credentials: { zh: '不得含用户名和密码', en: 'it must not hold a user name or password' },
  port: { zh: '端口须为 443、80 或不小于 1024', en: 'its port must be 443, 80, or 1024 and above' },
  address: {
    zh: '指向内部或保留网段,如确需使用请由运维在 TONGBAN_WEBHOOK_NETWORKS 中登记',
    en: 'it is of a private or reserved network; have the operator name it in TONGBAN_WEBHOOK_NETWORKS',
  },
};
