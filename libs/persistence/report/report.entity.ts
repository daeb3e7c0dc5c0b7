import { Entity, Index } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Json, Key, optional, Text, Whole } from '../database/columns.js';

/** 通报 as published: append-only. `document` is the canonical JSON over which the hash was taken. */
@Entity('report')
@Index('uq_report_version', ['region', 'month', 'version'], { unique: true })
export class ReportEntity {
  @Key() id: string;
  @Code() region: string;
  @Text() regionName: string;
  @Code() month: string;
  @Whole() version: number;
  @Text() document: string;
  @Code() sm3: string;
  @Text(optional) reason: string | null;
  @Code() signerId: string;
  @Text() signerName: string;
  @Instant() publishedAt: EpochMs;
}

/** A 通报 that is still being written: one at a time for a region and month. */
@Entity('report_draft')
@Index('uq_report_draft_month', ['region', 'month'], { unique: true })
export class ReportDraftEntity {
  @Key() id: string;
  @Code() region: string;
  @Text() regionName: string;
  @Code() month: string;
  @Whole() version: number;
  /** Grows with every change, so that nobody publishes what they have not seen. */
  @Whole() rev: number;
  @Json() content: object;
  @Json() text: object;
  @Json(optional) corrects: object | null;
  @Code() editedBy: string;
  @Instant() editedAt: EpochMs;
}
