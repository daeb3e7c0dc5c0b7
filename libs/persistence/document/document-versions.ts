import type { Sealer } from '#libs/crypto/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** What may be changed of a document: the sentence above its lines, and their values by the lines' ids. */
export interface DocumentContent {
  readonly statement: string;
  readonly values: Readonly<Record<string, string>>;
}
export interface DocumentVersion {
  readonly caseNo: string;
  readonly documentId: string;
  /** From 2 on: the first comes from the template. */
  readonly version: number;
  readonly content: DocumentContent;
  /** Over the whole text. */
  readonly sm3: string;
  readonly reason: string | null;
  readonly editedBy: string;
  readonly editedAt: EpochMs;
}

const contextOf = ({ caseNo, documentId, version }: Pick<DocumentVersion, 'caseNo' | 'documentId' | 'version'>) =>
  `${caseNo}:${documentId}:${version}`;

/** 文书版本: never overwritten, a change is a version of its own. */
export class DocumentVersions {
  constructor(
    private readonly db: Database,
    private readonly sealer: Sealer,
  ) {}

  /** False when somebody else made this version first. */
  async add(version: DocumentVersion): Promise<boolean> {
    const sealed = this.sealer.seal('document', contextOf(version), JSON.stringify(version.content));
    const added = await this.db.prepared(
      'document_version_add',
      `INSERT INTO document_version (case_no, document_id, version, content, sm3, reason, edited_by, edited_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [
        version.caseNo,
        version.documentId,
        version.version,
        sealed,
        version.sm3,
        version.reason,
        version.editedBy,
        toSql(version.editedAt),
      ],
    );
    return added.length > 0;
  }

  /** Every version of every document of a case, each document's in order. */
  async ofCase(caseNo: string): Promise<readonly DocumentVersion[]> {
    const rows = await this.db.prepared<Omit<DocumentVersion, 'content'> & { readonly content: string }>(
      'document_versions',
      `SELECT case_no AS "caseNo", document_id AS "documentId", version, content, sm3, reason, edited_by AS "editedBy",
        edited_at AS "editedAt" FROM document_version WHERE case_no = $1 ORDER BY document_id, version`,
      [caseNo],
    );
    return rows.map((row) => ({
      ...row,
      content: JSON.parse(this.sealer.open('document', contextOf(row), row.content)) as DocumentContent,
    }));
  }
}
