import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, Key, optional, Text, Whole } from '../database/columns.js';

/** 事件订阅 of a business system. The secrets are sealed. */
@Entity('subscription')
@Index('uq_subscription_request', ['requestId'], { unique: true })
@Index('ix_subscription_client', ['clientId', 'id'])
export class SubscriptionEntity {
  @Key() id: string;
  @Code() clientId: string;
  @Text() url: string;
  /** Names of events; null: every one. */
  @Json(optional) eventTypes: readonly string[] | null;
  @Code() state: string;
  @Code(optional) disabledReason: string | null;
  @Text() secret: string;
  @Text(optional) formerSecret: string | null;
  @Instant(optional) formerUntil: EpochMs | null;
  /** Of the request that made the present secret, where it is not the first. */
  @Code(optional) secretRequestId: string | null;
  /** Of the receiver as a whole: failed tries in a row, since when, and until when it is left alone. */
  @Whole({ default: 0 }) failures: number;
  @Instant(optional) failingSince: EpochMs | null;
  @Instant({ default: () => 'now()' }) tryAfter: EpochMs;
  @Instant() createdAt: EpochMs;
  @Code() requestId: string;
  @Code() fingerprint: string;
}

/** An event that a subscription is to be told of; written with the event itself (record_case). */
@Entity('event_push')
@Index('uq_event_push_place', ['id'], { unique: true })
@Index('ix_event_push_waiting', ['subscriptionId', 'id'], { where: "(state = 'waiting'::text)" })
@Index('ix_event_push_done', ['doneAt'], { where: '(done_at IS NOT NULL)' })
export class EventPushEntity {
  @Key() subscriptionId: string;
  @Key() caseNo: string;
  @PrimaryColumn('integer') seq: number;
  /** The order in which they are told. */
  @Whole({ type: 'bigint', generated: 'increment' }) id: number;
  @Text() type: string;
  @Text() stage: string;
  @Code({ default: 'waiting' }) state: string;
  @Instant({ default: () => 'now()' }) tryAfter: EpochMs;
  @Whole({ default: 0 }) failures: number;
  @Whole(optional) lastStatus: number | null;
  /** Why the last try failed, by its code. */
  @Code(optional) lastFault: string | null;
  @Whole(optional) lastMs: number | null;
  @Instant(optional) triedAt: EpochMs | null;
  /** When it was told, or given up. */
  @Instant(optional) doneAt: EpochMs | null;
  /** The latest tries, the last one first. */
  @Json({ default: [] }) tries: readonly object[];
  /** `traceparent` of what it follows from, where that was traced. */
  @Code(optional) trace: string | null;
}

/** A replay or a test event that was asked for. */
@Entity('subscription_request')
export class SubscriptionRequestEntity {
  @Key() requestId: string;
  @Code() fingerprint: string;
  /** When the one that carries it out began. */
  @Instant() at: EpochMs;
  /** Null while it is carried out. */
  @Json(optional) answer: object | null;
}
