import { Entity, Index } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, Key, optional, Text } from '../database/columns.js';

/** 批量移交 of an officer's open cases, for good. */
@Entity('hand_over')
@Index('uq_hand_over_request', ['requestId'], { unique: true })
@Index('ix_hand_over_listed', ['orderedAt', 'id'])
export class HandOverEntity {
  @Key() id: string;
  @Code() fromId: string;
  @Code() toId: string;
  /** Null does not narrow it. */
  @Code(optional) itemCode: string | null;
  @Json(optional) caseNos: readonly string[] | null;
  @Text() reason: string;
  @Code() orderedBy: string;
  @Instant() orderedAt: EpochMs;
  @Code() requestId: string;
  @Code() fingerprint: string;
  @Instant(optional) finishedAt: EpochMs | null;
}

/** What became of a case of a hand-over: `moved`, or `left` because its receiver may not do it. */
@Entity('hand_over_case')
export class HandOverCaseEntity {
  @Key() handOverId: string;
  @Key() caseNo: string;
  @Text() outcome: 'moved' | 'left';
}
