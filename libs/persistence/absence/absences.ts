import { randomUUID } from 'node:crypto';
import { regionPrefix } from '#libs/domain/identity/index.js';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface NewAbsence {
  readonly officerId: string;
  readonly deputyId: string;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  readonly namedBy: string;
  readonly namedAt: EpochMs;
  /** Of the request that named it, and what that request asked for. */
  readonly requestId: string;
  readonly fingerprint: string;
}
export interface StoredAbsence extends NewAbsence {
  readonly id: string;
  readonly endAskedBy: string | null;
  readonly endAskedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
}
/** With how many cases went over, and how many of them came back. */
export type ListedAbsence = StoredAbsence & { readonly over: number; readonly back: number };

/** Whose absences somebody sees besides her own: of those who work at one of these places; a region with those below it. */
export interface AbsencePlaces {
  readonly departments: readonly string[];
  readonly regions: readonly string[];
}

const COLUMNS = `a.id, a.officer_id AS "officerId", a.deputy_id AS "deputyId", a.first_day AS first, a.last_day AS last,
  a.named_by AS "namedBy", a.named_at AS "namedAt", a.request_id AS "requestId", a.fingerprint,
  a.end_asked_by AS "endAskedBy", a.end_asked_at AS "endAskedAt", a.ended_at AS "endedAt"`;
const OPEN = 'a.ended_at IS NULL';
const WITH_ONE_OF = `${OPEN} AND (a.officer_id = ANY($1::text[]) OR a.deputy_id = ANY($1::text[]))`;
const LISTED = `SELECT ${COLUMNS}, count(c.case_no)::integer AS over, count(c.back_at)::integer AS back
  FROM absence a LEFT JOIN absence_case c ON c.absence_id = a.id`;
/** Absences are named one after another, so that none is overlooked by another one's check. */
const NAMING = 'SELECT pg_advisory_xact_lock(7265001)';
type Row = StoredAbsence & Record<string, unknown>;

/** 请假代理: who is away when, and who stands in. */
export class Absences {
  constructor(private readonly db: Database) {}

  async find(id: string): Promise<StoredAbsence | undefined> {
    const [row] = await this.db.prepared<Row>('absence', `SELECT ${COLUMNS} FROM absence a WHERE a.id = $1`, [id]);
    return row;
  }

  async ofRequest(requestId: string): Promise<StoredAbsence | undefined> {
    const [row] = await this.db.rows<Row>(`SELECT ${COLUMNS} FROM absence a WHERE a.request_id = $1`, [requestId]);
    return row;
  }

  /** With its cases counted. */
  async listed(id: string): Promise<ListedAbsence | undefined> {
    const [row] = await this.db.rows<ListedAbsence & Record<string, unknown>>(
      `${LISTED} WHERE a.id = $1 GROUP BY a.id`,
      [id],
    );
    return row;
  }

  /** Those that are not over and have to do with one of these people. */
  open(userIds: readonly string[]): Promise<readonly StoredAbsence[]> {
    return this.db.rows<Row>(`SELECT ${COLUMNS} FROM absence a WHERE ${WITH_ONE_OF}`, [userIds]);
  }

  /** Every one that is not over. */
  running(): Promise<readonly StoredAbsence[]> {
    return this.db.rows<Row>(`SELECT ${COLUMNS} FROM absence a WHERE ${OPEN} ORDER BY a.id`);
  }

  /**
   * Keeps it unless `check`, which is given the open ones of both people, throws. The same request again answers what
   * the first one kept.
   */
  async name(absence: NewAbsence, check: (others: readonly StoredAbsence[]) => void): Promise<StoredAbsence> {
    const { officerId, deputyId, first, last, namedBy, namedAt, requestId, fingerprint } = absence;
    return this.db.transaction(async (connection) => {
      await connection.query({ text: NAMING });
      const same = { text: `SELECT ${COLUMNS} FROM absence a WHERE a.request_id = $1`, values: [requestId] };
      const [earlier] = (await connection.query<Row>(same)).rows;
      if (earlier) return earlier;
      const others = { text: `SELECT ${COLUMNS} FROM absence a WHERE ${WITH_ONE_OF}`, values: [[officerId, deputyId]] };
      check((await connection.query<Row>(others)).rows);
      const kept = await connection.query<Row>({
        text: `INSERT INTO absence AS a (id, officer_id, deputy_id, first_day, last_day, named_by, named_at, request_id,
            fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`,
        values: [randomUUID(), officerId, deputyId, first, last, namedBy, toSql(namedAt), requestId, fingerprint],
      });
      return kept.rows[0]!;
    });
  }

  /** Ends it early. Answers false where that was asked before, or where it was over. */
  async askEnd(id: string, by: string, at: EpochMs): Promise<boolean> {
    const asked = await this.db.rows(
      `UPDATE absence a SET end_asked_by = $2, end_asked_at = $3
       WHERE a.id = $1 AND a.end_asked_at IS NULL AND ${OPEN} RETURNING 1`,
      [id, by, toSql(at)],
    );
    return asked.length > 0;
  }

  /** Everything that was to come back has come back. */
  async close(id: string, at: EpochMs): Promise<void> {
    await this.db.rows(`UPDATE absence a SET ended_at = $2 WHERE a.id = $1 AND ${OPEN}`, [id, toSql(at)]);
  }

  /** Her own, those in which she is the deputy, and those of the places; the latest first, behind the one named. */
  list(
    userId: string,
    { departments, regions }: AbsencePlaces,
    after: string | undefined,
    limit: number,
  ): Promise<readonly ListedAbsence[]> {
    return this.db.rows<ListedAbsence & Record<string, unknown>>(
      `${LISTED}
       WHERE (a.officer_id = $1 OR a.deputy_id = $1 OR EXISTS (
         SELECT FROM account o CROSS JOIN jsonb_array_elements(o.posts) p
           LEFT JOIN department d ON d.id = p->>'departmentId'
         WHERE o.username = a.officer_id AND (d.id = ANY($2::text[])
           OR EXISTS (SELECT FROM unnest($3::text[]) r WHERE starts_with(COALESCE(p->>'region', d.region, ''), r)))
       )) AND ($4::text IS NULL OR (a.first_day, a.id) < (SELECT first_day, id FROM absence WHERE id = $4))
       GROUP BY a.id ORDER BY a.first_day DESC, a.id DESC LIMIT $5`,
      [userId, departments, regions.map(regionPrefix), after ?? null, limit],
    );
  }
}
