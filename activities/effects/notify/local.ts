import { maskPhone } from '#libs/domain/privacy/index.js';
import { digitsOf } from '../text.js';
import type { NotifyPort } from './port.js';

/** Stands in for SMS gateway, mobile platform and in-app messages: records the message instead of sending it. */
export const localNotify: NotifyPort = {
  send({ key, phone, ...message }) {
    const record = { ...message, ...(phone !== undefined && { phone: maskPhone(phone) }) };
    return Promise.resolve({ receiver: 'local-notify', reference: `M${digitsOf(key, 12)}`, record });
  },
};
