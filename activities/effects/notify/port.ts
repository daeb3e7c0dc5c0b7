import type { OutgoingMessage } from '#libs/domain/messages/index.js';
import type { Receipt } from '../ports.js';

/** The code by which a receiver says that nobody has the number: to ask again helps nobody. */
export const PHONE_UNREACHABLE = 'PHONE_UNREACHABLE';

/** In place of a receipt: the message did not reach its recipient and is not tried any more. */
export const UNDELIVERED: Receipt = { receiver: 'none', reference: '', record: {} };

export interface NotifyPort {
  /** Rejects with the code PHONE_UNREACHABLE when the number can't be reached, with any other when it may be tried again. */
  send(message: OutgoingMessage): Promise<Receipt>;
}
