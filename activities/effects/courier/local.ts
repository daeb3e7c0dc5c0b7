import { maskAddress, maskName, maskPhone } from '#libs/domain/privacy/index.js';
import { digitsOf } from '../text.js';
import type { CourierPort } from './port.js';

/** Stands in for a carrier: gives each order its tracking number (单号). */
export const localCourier: CourierPort = {
  order({ key, to, ...order }) {
    const trackingNo = `TB${digitsOf(key, 13)}`;
    const receiver =
      'organ' in to ? to : { name: maskName(to.name), phone: maskPhone(to.phone), address: maskAddress(to.address) };
    return Promise.resolve({
      receiver: 'local-courier',
      reference: trackingNo,
      record: { ...order, carrier: '本地模拟快递', trackingNo, to: receiver },
    });
  },
};
