import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { AuditLogEntity } from './audit-log.entity.js';

export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  /** What was looked at or changed, as `kind:id`. */
  readonly object: string;
  readonly at: EpochMs;
  readonly requestId: string | null;
  /** No personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** 审计日志: append-only. */
export class Audit {
  constructor(private readonly db: Database) {}

  async write(entry: AuditEntry): Promise<void> {
    await this.db.repository(AuditLogEntity).insert({ ...entry, detail: entry.detail ?? null });
  }

  /** What was done to an object, latest first, for auditors. */
  of(object: string, limit: number): Promise<AuditLogEntity[]> {
    return this.db
      .repository(AuditLogEntity)
      .find({ where: { object }, order: { at: 'DESC', id: 'DESC' }, take: limit });
  }
}
