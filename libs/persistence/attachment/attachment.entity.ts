import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Key, optional, Text, Whole } from '../database/columns.js';

/** 附件: what is known of an uploaded file. The file itself is kept by its hash; several uploads may share one. */
@Entity('attachment')
@Index('ix_attachment_sha256', ['sha256'])
@Index('ix_attachment_case', ['caseNo'], { where: 'case_no IS NOT NULL' })
@Index('ix_attachment_uploader', ['uploadedBy', 'uploadedAt'])
@Index('ix_attachment_unnamed', ['uploadedAt'], { where: 'case_no IS NULL' })
export class AttachmentEntity {
  @Key() attachmentId: string;
  @Code() sha256: string;
  @Text() name: string;
  /** Bytes. */
  @Whole() size: number;
  @Text() mediaType: string;
  @Code() uploadedBy: string;
  @Instant() uploadedAt: EpochMs;
  /** Over all of the above. */
  @Code() digest: string;
  /** The first case that named it. */
  @Code(optional) caseNo: string | null;
}

/** Further cases that name a file (已上传, APP-18). */
@Entity('attachment_reuse')
@Index('ix_attachment_reuse_case', ['caseNo'])
export class AttachmentReuseEntity {
  @Key() attachmentId: string;
  @Key() caseNo: string;
}

/** Who looked at an attachment; append-only. */
@Entity('attachment_view')
@Index('ix_attachment_view_attachment', ['attachmentId'])
export class AttachmentViewEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: number;
  @Code() attachmentId: string;
  @Code() viewedBy: string;
  @Instant() at: EpochMs;
  @Text(optional) requestId: string | null;
}
