import { maskPhone } from '#libs/domain/privacy/index.js';
import { digitsOf } from '../text.js';
import { type NotifyPort, PHONE_UNREACHABLE } from './port.js';

/** Numbers that nobody has: the local gateway refuses every short message to a number that ends so. */
const UNREACHABLE = /0404$/;

/**
 * Stands in for SMS gateway, mobile platform and in-app messages: records the message instead of sending it. A number
 * that ends in 0404 is refused, so that a failure can be seen and tried out.
 */
export const localNotify: NotifyPort = {
  send({ key, phone, ...message }) {
    if (phone !== undefined && UNREACHABLE.test(phone)) {
      return Promise.reject(Object.assign(new Error('The gateway refused the number'), { code: PHONE_UNREACHABLE }));
    }
    const record = { ...message, ...(phone !== undefined && { phone: maskPhone(phone) }) };
    return Promise.resolve({ receiver: 'local-notify', reference: `M${digitsOf(key, 12)}`, record });
  },
};
