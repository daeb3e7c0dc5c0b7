import { Entity, Index } from 'typeorm';
import type { CommandAnswer } from '#libs/contracts/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, Key, Text } from '../database/columns.js';

/** The answer that a command got: the same request asked again gets it again. */
@Entity('command_receipt')
@Index('ix_command_receipt_at', ['at'])
export class CommandReceiptEntity {
  @Key() requestId: string;
  @Code() caseNo: string;
  @Text() fingerprint: string;
  @Json() answer: CommandAnswer;
  @Instant({ default: () => 'now()' }) at: EpochMs;
}
