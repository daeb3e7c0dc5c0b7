import { digitsOf } from '../text.js';
import type { PaymentPort } from './port.js';

/** Stands in for the non-tax revenue platform: gives each order its number (缴款码). */
export const localPayment: PaymentPort = {
  order({ key, ...order }) {
    const orderNo = `P${digitsOf(key, 19)}`;
    return Promise.resolve({
      receiver: 'local-payment',
      reference: orderNo,
      record: { ...order, orderNo, currency: 'CNY' },
    });
  },
};
