import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Key, optional, Text, Whole } from '../database/columns.js';

/** A message that an officer sends; carried out like the effects, but none waits for another. */
@Entity('message')
@Index('uq_message_request', ['requestId'], { unique: true })
@Index('ix_message_case', ['caseNo', 'createdAt'])
@Index('ix_message_waiting', ['tryAfter'], { where: "status = 'waiting'" })
@Check('ck_message_settled', `(status = 'waiting') = (settled_at IS NULL)`)
export class MessageEntity {
  @Key() messageId: string;
  @Code() caseNo: string;
  /** The event that it tells of. */
  @Whole() seq: number;
  /** `applicant` or a user name. */
  @Code() recipient: string;
  /** Phone and text, sealed. */
  @Text() content: string;
  /** Key of the effect in whose place it is sent. */
  @Code(optional) replaces: string | null;
  @Code() sentBy: string;
  @Code() requestId: string;
  @Code() fingerprint: string;
  @Text({ default: 'waiting' }) status: 'waiting' | 'sent' | 'failed';
  /** The receiver's own number. */
  @Text(optional) reference: string | null;
  @Instant() createdAt: EpochMs;
  @Instant() tryAfter: EpochMs;
  @Instant(optional) settledAt: EpochMs | null;
  /** `traceparent` of what it follows from, where that was traced. */
  @Code(optional) trace: string | null;
}

/** Each try to send a message. */
@Entity('message_try')
export class MessageTryEntity {
  @Key() messageId: string;
  @PrimaryColumn('integer') no: number;
  @Instant() at: EpochMs;
  @Text() outcome: 'done' | 'failed';
  @Text(optional) detail: string | null;
}
