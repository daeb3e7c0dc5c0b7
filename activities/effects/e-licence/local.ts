import { maskIdNo, maskName } from '#libs/domain/privacy/index.js';
import { sm3 } from '#libs/crypto/index.js';
import type { ELicencePort } from './port.js';

/** Stands in for the e-licence library: hash instead of a certified seal, and says so. */
export const localELicence: ELicencePort = {
  issue({ key: _key, ...order }) {
    const holder = order.holderType === 'natural_person' ? maskName(order.holder) : order.holder;
    const record = { ...order, holder, holderIdNo: maskIdNo(order.holderIdNo) };
    return Promise.resolve({
      receiver: 'local-e-licence',
      reference: order.identifier,
      record: { ...record, sm3: sm3(JSON.stringify(record)), seal: '测试,无法律效力' },
    });
  },
};
