import { randomUUID } from 'node:crypto';
import {
  type CalendarData,
  type CalendarNotice,
  NATIONAL,
  overNational,
  withNotice,
} from '#libs/domain/calendar/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import type { Calendars } from './calendars.js';

export interface StoredNotice extends CalendarNotice {
  readonly id: string;
  readonly signer: string;
  /** Version of the calendar that it was checked against. */
  readonly baseVersion: number;
  readonly importedBy: string;
  readonly importedAt: EpochMs;
  readonly publishedBy: string | null;
  readonly publishedAt: EpochMs | null;
}
export type NewNotice = Omit<StoredNotice, 'id' | 'publishedBy' | 'publishedAt'>;

const COLUMNS = `id, calendar_id AS "calendarId", base_version AS "baseVersion", year, replaces, source, signer, days,
  imported_by AS "importedBy", imported_at AS "importedAt", published_by AS "publishedBy", published_at AS "publishedAt"`;

type Row = Omit<StoredNotice, 'year'> & { readonly year: number | null } & Record<string, unknown>;
const fromTable = ({ year, ...row }: Row): StoredNotice => ({ ...row, ...(year !== null && { year }) });

/** 放假安排: drafts and history of the calendars. */
export class Notices {
  constructor(
    private readonly db: Database,
    private readonly calendars: Calendars,
  ) {}

  async add(notice: NewNotice): Promise<string> {
    const id = randomUUID();
    await this.db.rows(
      `INSERT INTO calendar_notice (id, calendar_id, base_version, year, replaces, source, signer, days, imported_by,
         imported_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        notice.calendarId,
        notice.baseVersion,
        notice.year ?? null,
        notice.replaces,
        notice.source,
        notice.signer,
        JSON.stringify(notice.days),
        notice.importedBy,
        toSql(notice.importedAt),
      ],
    );
    return id;
  }

  async find(id: string): Promise<StoredNotice | undefined> {
    const [row] = await this.db.rows<Row>(`SELECT ${COLUMNS} FROM calendar_notice WHERE id = $1`, [id]);
    return row && fromTable(row);
  }

  /** The latest ones of a calendar, newest first. */
  async of(calendarId: string, limit: number): Promise<readonly StoredNotice[]> {
    const rows = await this.db.rows<Row>(
      `SELECT ${COLUMNS} FROM calendar_notice WHERE calendar_id = $1 ORDER BY imported_at DESC, id LIMIT $2`,
      [calendarId, limit],
    );
    return rows.map(fromTable);
  }

  /** The notice that made the calendar's latest version: its own, or a national one that it lies over. */
  async lastPublished(calendarId: string): Promise<StoredNotice | undefined> {
    const [row] = await this.db.rows<Row>(
      `SELECT ${COLUMNS} FROM calendar_notice WHERE calendar_id IN ($1, $2) AND published_at IS NOT NULL
       ORDER BY published_at DESC LIMIT 1`,
      [calendarId, NATIONAL],
    );
    return row && fromTable(row);
  }

  /**
   * The calendars that the notice makes, each as its next version: its own, and every regional one over a national.
   * Of a published one, those that it made.
   */
  async made(notice: StoredNotice): Promise<readonly CalendarData[]> {
    const { calendarId, baseVersion } = notice;
    const base = await this.calendars.version(calendarId, baseVersion);
    if (!base) throw new Error(`Calendar ${calendarId} has no version ${baseVersion}`);
    const own = withNotice(base, notice);
    if (calendarId !== NATIONAL) return [own];
    const regional = await this.calendars.regional();
    if (notice.publishedAt === null) return [own, ...regional.map((calendar) => overNational(calendar, own))];
    return [own, ...regional];
  }

  /**
   * Makes the notice's calendars the latest ones, all or none. Answers false when the calendar went on since the notice
   * was checked: then it must be imported anew.
   */
  async publish(notice: StoredNotice, calendars: readonly CalendarData[], by: string, at: EpochMs): Promise<boolean> {
    const rows = await this.db.rows(
      `WITH latest AS (SELECT max(version) AS version FROM calendar WHERE id = $2), told AS (
         UPDATE calendar_notice SET published_by = $4, published_at = $5
         WHERE id = $1 AND published_at IS NULL AND (SELECT version FROM latest) = $3 RETURNING 1
       )
       INSERT INTO calendar (id, version, data)
       SELECT c->>'id', (c->>'version')::integer, c FROM jsonb_array_elements($6::jsonb) c WHERE EXISTS (SELECT FROM told)
       RETURNING 1`,
      [notice.id, notice.calendarId, notice.baseVersion, by, toSql(at), JSON.stringify(calendars)],
    );
    return rows.length > 0;
  }
}
