import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, Key, optional, Text, Whole } from '../database/columns.js';

/** Outbox: an effect that an event asks for, written with the event and carried out after it. */
@Entity('effect')
@Index('ix_effect_waiting', ['tryAfter'], { where: "status = 'waiting'" })
@Index('ix_effect_queue', ['caseNo', 'kind', 'seq'], { where: 'done_at IS NULL' })
@Check('ck_effect_done', `(status = 'done') = (done_at IS NOT NULL)`)
export class EffectEntity {
  /** `caseNo:seq:n` */
  @Key() key: string;
  @Code() caseNo: string;
  @Whole() seq: number;
  @Text() kind: string;
  /** Nothing of an event's personal part: who carries the effect out looks people up in the case. */
  @Json() body: object;
  @Text({ default: 'waiting' }) status: 'waiting' | 'done';
  @Json(optional) receipt: object | null;
  @Instant({ default: () => 'now()' }) createdAt: EpochMs;
  /** A failed effect waits until then before its next try. */
  @Instant({ default: () => 'now()' }) tryAfter: EpochMs;
  @Instant(optional) doneAt: EpochMs | null;
  /** `traceparent` of what it follows from, where that was traced. */
  @Code(optional) trace: string | null;
}

/** Each try to carry an effect out. */
@Entity('effect_try')
@Index('ix_effect_try_at', ['at'])
export class EffectTryEntity {
  @Key() key: string;
  @PrimaryColumn('integer') no: number;
  @Instant() at: EpochMs;
  @Text() outcome: 'done' | 'failed';
  @Text(optional) detail: string | null;
}
