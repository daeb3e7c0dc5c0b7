import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Instant, Json, Key, optional, Text } from '../database/columns.js';

/** What happened on a case (办件事件): numbered from 1, chained by hash, append-only by trigger. */
@Entity('case_event')
@Index('ix_case_event_recorded', { synchronize: false })
@Index('ix_case_event_reported', ['at', 'caseNo'], {
  where: "type = ANY (ARRAY['yellow-card-raised'::text, 'red-card-raised'::text, 'urged'::text])",
})
export class CaseEventEntity {
  @Key() caseNo: string;
  @PrimaryColumn('integer') seq: number;
  @Text() type: string;
  @Instant() at: EpochMs;
  @Text() actorId: string;
  @Text() actorName: string;
  @Text() actorRole: string;
  @Text(optional) opinion: string | null;
  @Json() data: object;
  /** Sealed JSON of the event's personal part. */
  @Text(optional) personal: string | null;
  /** SHA-256 of the previous hash and the event as stored, hex. */
  @Text() hash: string;
  /** By the database's clock; not part of the chain. */
  @Instant({ default: () => 'now()' }) recordedAt: EpochMs;
}
