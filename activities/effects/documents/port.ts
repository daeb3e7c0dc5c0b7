import type { DocumentOrder } from '#libs/domain/documents/index.js';
import type { Receipt } from '../ports.js';

export interface DocumentPort {
  issue(order: DocumentOrder): Promise<Receipt>;
}
