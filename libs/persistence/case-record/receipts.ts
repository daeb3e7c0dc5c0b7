import type { CommandAnswer } from '#libs/contracts/index.js';
import type { Database } from '../database/database.js';

export interface StoredReceipt {
  /** Of the body that was carried out. */
  readonly fingerprint: string;
  readonly answer: CommandAnswer;
}

/** Answers that commands got, by request id; written with the events of the command. */
export class Receipts {
  constructor(private readonly db: Database) {}

  async find(requestId: string): Promise<StoredReceipt | undefined> {
    const [receipt] = await this.db.prepared<{ fingerprint: string; answer: CommandAnswer }>(
      'receipt',
      'SELECT fingerprint, answer FROM command_receipt WHERE request_id = $1',
      [requestId],
    );
    return receipt;
  }
}
