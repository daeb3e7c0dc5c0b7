import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 文书版本 (MSG-05): what officers made of a document; a version is never changed, a change is a new one. */
export class DocumentVersions1795564800021 implements MigrationInterface {
  readonly name = 'DocumentVersions1795564800021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE document_version (
      case_no text COLLATE "C" NOT NULL,
      document_id text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      content text NOT NULL,
      sm3 text COLLATE "C" NOT NULL,
      reason text,
      edited_by text COLLATE "C" NOT NULL,
      edited_at timestamptz NOT NULL,
      CONSTRAINT pk_document_version PRIMARY KEY (case_no, document_id, version)
    )`);
    await db.query(`CREATE TRIGGER document_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_version
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE document_version`);
  }
}
