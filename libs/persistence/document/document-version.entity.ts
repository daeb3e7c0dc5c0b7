import { Entity, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Instant, Key, optional, Text } from '../database/columns.js';

/** What an officer made of a document; append-only. Version 1 comes from the template and is not kept here. */
@Entity('document_version')
export class DocumentVersionEntity {
  @Key() caseNo: string;
  @Key() documentId: string;
  @PrimaryColumn('integer') version: number;
  /** Statement and values, sealed. */
  @Text() content: string;
  @Code() sm3: string;
  @Text(optional) reason: string | null;
  @Code() editedBy: string;
  @Instant() editedAt: EpochMs;
}
