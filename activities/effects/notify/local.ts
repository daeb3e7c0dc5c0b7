import { maskPhone } from '#libs/domain/privacy/index.js';
import { digitsOf } from '../text.js';
import { MOBILE_UNREACHABLE, type NotifyPort, PHONE_UNREACHABLE } from './port.js';

/** Numbers that nobody has: the local gateway refuses every short message to a number that ends so. */
const UNREACHABLE = /0404$/;
/** Numbers to which no mobile app is bound: the local mobile platform does not know their holders. */
const WITHOUT_APP = /0405$/;

const refusal = (text: string, code: string): Promise<never> =>
  Promise.reject(Object.assign(new Error(text), { code }));

/**
 * Stands in for SMS gateway, mobile platform and in-app messages: records the message instead of sending it. A number
 * that ends in 0404 is refused, and one that ends in 0405 has no app, so that a failure can be seen and tried out.
 */
export const localNotify: NotifyPort = {
  send({ key, phone, fallback, ...message }) {
    if (phone !== undefined && message.channels.includes('sms') && UNREACHABLE.test(phone))
      return refusal('The gateway refused the number', PHONE_UNREACHABLE);
    if (phone !== undefined && fallback && WITHOUT_APP.test(phone))
      return refusal('No app is bound to the number', MOBILE_UNREACHABLE);
    const record = { ...message, ...(phone !== undefined && { phone: maskPhone(phone) }) };
    return Promise.resolve({ receiver: 'local-notify', reference: `M${digitsOf(key, 12)}`, record });
  },
};
