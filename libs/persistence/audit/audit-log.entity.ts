import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, optional, Text } from '../database/columns.js';

/** 审计日志: who looked at or changed what outside the case events; append-only. */
@Entity('audit_log')
@Index('ix_audit_log_object', ['object', 'at'])
@Index('ix_audit_log_actor', ['actorId', 'at'])
export class AuditLogEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: number;
  @Instant() at: EpochMs;
  @Code() actorId: string;
  @Text() action: string;
  @Code() object: string;
  @Text(optional) requestId: string | null;
  @Json(optional) detail: object | null;
}
