import { maskAddress, maskIdNo, maskName, maskPhone } from '#libs/domain/privacy/index.js';
import { digitsOf } from '../text.js';
import type { ExchangePort } from './port.js';

const MASKS: Readonly<Record<string, (value: string) => string>> = {
  申请者名称: maskName,
  申请者证件号码: maskIdNo,
  联系人或代理人姓名: maskName,
  联系人或代理人证件号码: maskIdNo,
  联系人手机号码: maskPhone,
  地址: maskAddress,
  法定代表人: maskName,
};

/** Stands in for the upper platform: records what it was sent, personal data masked. */
export const localExchange: ExchangePort = {
  send({ key, table, fields }) {
    const shown = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? (MASKS[name]?.(value) ?? value) : value,
    ]);
    return Promise.resolve({
      receiver: 'local-exchange',
      reference: `X${digitsOf(key, 15)}`,
      record: { table, fields: Object.fromEntries(shown) as object },
    });
  },
};
