import type { OutgoingMessage } from '#libs/domain/messages/index.js';
import type { Receipt } from '../ports.js';

/** The code by which a receiver says that nobody has the number: to ask again helps nobody. */
export const PHONE_UNREACHABLE = 'PHONE_UNREACHABLE';

/** The code by which a receiver says that the mobile platform does not know the person. */
export const MOBILE_UNREACHABLE = 'MOBILE_UNREACHABLE';

/** In place of a receipt: the message did not reach its recipient and is not tried any more. */
export const UNDELIVERED: Receipt = { receiver: 'none', reference: '', record: {} };

export interface NotifyPort {
  /**
   * Rejects with the code PHONE_UNREACHABLE when the number can't be reached, with MOBILE_UNREACHABLE when the mobile
   * platform does not know the person and nothing was sent, with any other when it may be tried again.
   */
  send(message: OutgoingMessage): Promise<Receipt>;
}

/** Sends in the preferred way, or else by the message's fallback (MSG-07). */
export async function sendOrFallBack(notify: NotifyPort, message: OutgoingMessage): Promise<Receipt> {
  const { fallback, channels, ...rest } = message;
  try {
    return await notify.send(message);
  } catch (error) {
    if (!fallback || (error as { code?: unknown }).code !== MOBILE_UNREACHABLE) throw error;
    return notify.send({ ...rest, channels: channels.map((channel) => (channel === 'mobile' ? fallback : channel)) });
  }
}
