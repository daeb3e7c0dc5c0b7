import { type CalendarData, NATIONAL } from '#libs/domain/calendar/index.js';
import { ProblemError } from '#libs/domain/codes/problem.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import type { Database } from '../database/database.js';

interface CalendarRow {
  readonly id: string;
  readonly version: number;
  /** Null where this process knows the version. */
  readonly data: CalendarData | null;
}

/** 工作日历 by version. Versions never change: the same version is the same object, so what is built on it is kept too. */
export class Calendars {
  private readonly known = new Map<string, CalendarData>();

  constructor(private readonly db: Database) {}

  latest(id: string): Promise<CalendarData | undefined> {
    return this.firstOf([id]);
  }

  /** The latest version of the first of `ids` that exists: a region's own calendar before the national one. */
  async firstOf(ids: readonly string[]): Promise<CalendarData | undefined> {
    const [row] = await this.db.prepared<CalendarRow>(
      'calendar_first',
      `SELECT id, version, CASE WHEN id || '@' || version = ANY($2::text[]) THEN NULL ELSE data END AS data
       FROM calendar WHERE id = ANY($1::text[]) ORDER BY array_position($1::text[], id), version DESC LIMIT 1`,
      [ids, [...this.known.keys()]],
    );
    return row && this.complete(row);
  }

  async version(id: string, version: number): Promise<CalendarData | undefined> {
    const known = this.known.get(`${id}@${version}`);
    if (known) return known;
    const [row] = await this.db.prepared<CalendarRow>(
      'calendar_version',
      'SELECT id, version, data FROM calendar WHERE id = $1 AND version = $2',
      [id, version],
    );
    return row && this.complete(row);
  }

  /** The latest version of every calendar, the national one first. */
  async all(): Promise<readonly CalendarData[]> {
    const rows = await this.db.rows<{ id: string; version: number; data: CalendarData }>(
      `SELECT DISTINCT ON (id) id, version, data FROM calendar ORDER BY id, version DESC`,
    );
    const all = rows.map((row) => this.complete(row));
    return [...all.filter(({ id }) => id === NATIONAL), ...all.filter(({ id }) => id !== NATIONAL)];
  }

  async regional(): Promise<readonly CalendarData[]> {
    return (await this.all()).filter(({ id }) => id !== NATIONAL);
  }

  /** Adds a version; the same again changes nothing. Throws CALENDAR_VERSION_IMMUTABLE for other data under its number. */
  async put(calendar: CalendarData): Promise<void> {
    const { id, version } = calendar;
    const added = await this.db.rows(
      'INSERT INTO calendar (id, version, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [id, version, JSON.stringify(calendar)],
    );
    if (added.length > 0) return;
    const there = await this.version(id, version);
    if (canonicalJson(there) === canonicalJson(calendar)) return;
    throw new ProblemError({
      code: 'CALENDAR_VERSION_IMMUTABLE',
      zh: `日历 ${id} 第 ${version} 版已存在且内容不同,请使用新的版本号。`,
      en: `Version ${version} of calendar ${id} exists with other days; use a new version number.`,
    });
  }

  private complete({ id, version, data }: CalendarRow): CalendarData {
    const key = `${id}@${version}`;
    const known = this.known.get(key) ?? data!;
    this.known.set(key, known);
    return known;
  }
}
