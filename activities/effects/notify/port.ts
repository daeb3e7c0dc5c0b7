import type { OutgoingMessage } from '#libs/domain/messages/index.js';
import type { Receipt } from '../ports.js';

export interface NotifyPort {
  send(message: OutgoingMessage): Promise<Receipt>;
}
