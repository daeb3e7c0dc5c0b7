import { sm3 } from '#libs/crypto/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { regionPrefix } from '#libs/domain/identity/index.js';
import type { Correction, PublishedReport, ReportContent, ReportMonth, ReportText } from '#libs/domain/report/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import { allOf, anyOf, Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** What a list tells of a report. */
export interface ReportLine {
  readonly id: string;
  readonly region: string;
  readonly regionName: string;
  readonly month: ReportMonth;
  readonly version: number;
  readonly state: 'draft' | 'published';
  /** Why it was corrected; null of a first version. */
  readonly reason: string | null;
  readonly signerName: string | null;
  readonly publishedAt: EpochMs | null;
  /** No later version was published. */
  readonly isLatest: boolean;
}
export interface StoredReport extends PublishedReport {
  readonly sm3: string;
  /** Whether the stored document still has its hash. */
  readonly isIntact: boolean;
}
export interface ReportDraft {
  readonly id: string;
  readonly version: number;
  readonly rev: number;
  readonly content: ReportContent;
  readonly text: ReportText;
  readonly corrects: Correction | null;
}
export interface ReportQuery {
  /** Regions whose published reports, and whose drafts, the reader may see; each with those below it. */
  readonly published: readonly string[];
  readonly drafts: readonly string[];
  readonly region?: string;
  readonly year?: number;
  readonly month?: ReportMonth;
  readonly cursor?: string;
  readonly limit: number;
}

const LINES = `(
  SELECT id, region, region_name AS "regionName", month, version, 'published' AS state, reason,
    signer_name AS "signerName", published_at AS "publishedAt" FROM report
  UNION ALL SELECT id, region, region_name, month, version, 'draft', corrects->>'reason', NULL, NULL FROM report_draft
) r`;
const IS_LATEST = `state = 'published' AND NOT EXISTS (
  SELECT FROM report later WHERE later.region = r.region AND later.month = r.month AND later.version > r.version
) AS "isLatest"`;

/** 通报. A published one is never changed, by trigger. */
export class Reports {
  constructor(private readonly db: Database) {}

  /** Latest month first, then by region, latest version first. Throws ProblemError CURSOR_INVALID. */
  async list(query: ReportQuery): Promise<{ rows: readonly ReportLine[]; nextCursor: string | null }> {
    const { region, year, month, cursor, limit } = query;
    const params = new Params();
    const within = (codes: readonly string[]) =>
      anyOf(codes.map((code) => `starts_with(region, ${params.add(regionPrefix(code))})`));
    const conditions = [
      `(state = 'published' AND ${within(query.published)} OR state = 'draft' AND ${within(query.drafts)})`,
      ...(region === undefined ? [] : [`region = ${params.add(region)}`]),
      ...(year === undefined ? [] : [`starts_with(month, ${params.add(`${year}-`)})`]),
      ...(month === undefined ? [] : [`month = ${params.add(month)}`]),
      ...(cursor === undefined ? [] : [behind(cursor, params)]),
    ];
    const { text, values } = params.statement(
      `SELECT *, ${IS_LATEST} FROM ${LINES} WHERE ${allOf(conditions)}
       ORDER BY month DESC, region, version DESC LIMIT ${params.add(limit + 1, 'integer')}`,
    );
    const found = await this.db.rows<ReportLine & Record<string, unknown>>(text, values);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows, nextCursor: last ? cursorOf(last) : null };
  }

  async published(id: string): Promise<StoredReport | undefined> {
    const [row] = await this.db.prepared<{ document: string; sm3: string }>(
      'report_published',
      'SELECT document, sm3 FROM report WHERE id = $1',
      [id],
    );
    return (
      row && {
        ...(JSON.parse(row.document) as PublishedReport),
        sm3: row.sm3,
        isIntact: sm3(row.document) === row.sm3,
      }
    );
  }

  async draft(id: string): Promise<ReportDraft | undefined> {
    const [row] = await this.db.prepared<ReportDraft & Record<string, unknown>>(
      'report_draft',
      'SELECT id, version, rev, content, text, corrects FROM report_draft WHERE id = $1',
      [id],
    );
    return row;
  }

  /** False where the region and month have a draft already, or that version was published. */
  async addDraft({ id, version, content, text, corrects }: ReportDraft, by: string, at: EpochMs): Promise<boolean> {
    const { region, month } = content;
    const added = await this.db.rows(
      `INSERT INTO report_draft (id, region, region_name, month, version, rev, content, text, corrects, edited_by, edited_at)
       SELECT $1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10
       WHERE NOT EXISTS (SELECT FROM report WHERE region = $2 AND month = $4 AND version >= $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [
        id,
        region.code,
        region.name,
        month,
        version,
        JSON.stringify(content),
        JSON.stringify(text),
        corrects && JSON.stringify(corrects),
        by,
        toSql(at),
      ],
    );
    return added.length > 0;
  }

  /** Replaces content and text of the draft as it was at `rev`; false when it went on since, or is gone. */
  async saveDraft(draft: Omit<ReportDraft, 'version' | 'corrects'>, by: string, at: EpochMs): Promise<boolean> {
    const saved = await this.db.rows(
      `UPDATE report_draft SET content = $3, text = $4, rev = rev + 1, edited_by = $5, edited_at = $6
       WHERE id = $1 AND rev = $2 RETURNING 1`,
      [draft.id, draft.rev, JSON.stringify(draft.content), JSON.stringify(draft.text), by, toSql(at)],
    );
    return saved.length > 0;
  }

  async removeDraft(id: string): Promise<boolean> {
    return (await this.db.rows('DELETE FROM report_draft WHERE id = $1 RETURNING 1', [id])).length > 0;
  }

  /** Freezes the draft as it was at `rev`, in one statement; false when it went on since, or is gone. */
  async publish({ rev, ...draft }: ReportDraft, signer: PublishedReport['signer'], at: EpochMs): Promise<boolean> {
    const { id, version, corrects } = draft;
    const report: PublishedReport = { ...draft, signer, publishedAt: at };
    const document = canonicalJson(report);
    const rows = await this.db.rows(
      `WITH gone AS (DELETE FROM report_draft WHERE id = $1 AND rev = $2 RETURNING region, region_name, month)
       INSERT INTO report (id, region, region_name, month, version, document, sm3, reason, signer_id, signer_name, published_at)
       SELECT $1, region, region_name, month, $3, $4, $5, $6, $7, $8, $9 FROM gone RETURNING 1`,
      [id, rev, version, document, sm3(document), corrects?.reason ?? null, signer.id, signer.name, toSql(at)],
    );
    return rows.length > 0;
  }
}

const cursorOf = ({ month, region, version }: ReportLine): string =>
  Buffer.from(`${month}|${region}|${version}`).toString('base64url');

function behind(cursor: string, params: Params): string {
  const parts = /^(\d{4}-\d\d)\|(\w{1,12})\|(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!parts) throw invalidCursor();
  const [month, region, version] = [
    params.add(parts[1]),
    params.add(parts[2]),
    params.add(Number(parts[3]), 'integer'),
  ];
  return `(month < ${month} OR month = ${month} AND (region > ${region} OR region = ${region} AND version < ${version}))`;
}

const invalidCursor = (): ProblemError =>
  new ProblemError({
    code: 'CURSOR_INVALID',
    zh: '翻页位置无效,请从第一页重新查询。',
    en: 'The cursor is not valid here; start again from the first page.',
  });
