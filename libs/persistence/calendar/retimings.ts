import type { Moves } from '#libs/domain/case/events.js';
import type { CardLevel } from '#libs/domain/clock/types.js';
import { RUNNING } from '../case-row/running.js';
import type { Database } from '../database/database.js';

/** What a notice does to one case. */
export interface RetimedCase {
  readonly caseNo: string;
  readonly moves: Moves;
  readonly cardBefore: CardLevel;
  readonly cardAfter: CardLevel;
  readonly freed: boolean;
  /** Set when the case must be told at once, up to this revision. */
  readonly wakeRev: number | null;
}
export interface RetimingCounts {
  /** Running cases that still count by an older version. */
  readonly waiting: number;
  readonly cases: number;
  /** Of which a due date moved. */
  readonly moved: number;
  /** Of which a card is new. */
  readonly carded: number;
  readonly freed: number;
}

/** 重新计时: which cases it is about, and what came of it. */
export class Retimings {
  constructor(private readonly db: Database) {}

  /** Running cases of a calendar that count by a version before this one, in the order of their numbers. */
  async open(
    calendarId: string,
    version: number,
    after: string,
    limit: number,
  ): Promise<readonly { caseNo: string; rev: number }[]> {
    return this.db.prepared<{ caseNo: string; rev: number }>(
      'retiming_open',
      `SELECT case_no AS "caseNo", rev FROM case_row
       WHERE calendar_id = $1 AND case_no > $3 AND calendar_version < $2 AND ${RUNNING} ORDER BY case_no LIMIT $4`,
      [calendarId, version, after, limit],
    );
  }

  /** Calendars that some running case counts by in a version before the latest. */
  async behind(): Promise<readonly string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `SELECT id FROM (SELECT id, max(version) AS version FROM calendar GROUP BY id) c
       WHERE EXISTS (SELECT FROM case_row WHERE calendar_id = c.id AND calendar_version < c.version AND ${RUNNING}) ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Notes what is done to cases, before it is recorded: noted again, the later one stands. */
  async note(noticeId: string, dry: boolean, cases: readonly RetimedCase[]): Promise<void> {
    if (cases.length === 0) return;
    await this.db.prepared(
      'retiming_note',
      `INSERT INTO retimed_case (notice_id, dry, case_no, moves, card_before, card_after, freed, wake_rev)
       SELECT $1, $2, c->>'caseNo', c->'moves', c->>'cardBefore', c->>'cardAfter', (c->>'freed')::boolean,
         (c->>'wakeRev')::integer
       FROM jsonb_array_elements($3::jsonb) c
       ON CONFLICT (notice_id, dry, case_no) DO UPDATE SET moves = excluded.moves, card_before = excluded.card_before,
         card_after = excluded.card_after, freed = excluded.freed, wake_rev = excluded.wake_rev`,
      [noticeId, dry, JSON.stringify(cases)],
    );
  }

  /** Cases of the notice that were not told yet. */
  async toWake(noticeId: string, limit: number): Promise<readonly { caseNo: string; rev: number }[]> {
    return this.db.prepared<{ caseNo: string; rev: number }>(
      'retiming_to_wake',
      `SELECT case_no AS "caseNo", wake_rev AS rev FROM retimed_case
       WHERE notice_id = $1 AND NOT dry AND wake_rev IS NOT NULL ORDER BY case_no LIMIT $2`,
      [noticeId, limit],
    );
  }

  async woken(noticeId: string, caseNos: readonly string[]): Promise<void> {
    await this.db.rows(
      'UPDATE retimed_case SET wake_rev = NULL WHERE notice_id = $1 AND NOT dry AND case_no = ANY($2::text[])',
      [noticeId, caseNos],
    );
  }

  /** A dry run begins anew: what an earlier one found is gone. */
  async forgetDry(noticeId: string): Promise<void> {
    await this.db.rows('DELETE FROM retimed_case WHERE notice_id = $1 AND dry', [noticeId]);
  }

  async counts(
    noticeId: string,
    dry: boolean,
    calendars: readonly { id: string; version: number }[],
  ): Promise<RetimingCounts> {
    const [found] = await this.db.rows<RetimingCounts & Record<string, unknown>>(
      `SELECT (
         SELECT count(*)::integer FROM case_row r JOIN jsonb_to_recordset($3::jsonb) AS c(id text, version integer)
           ON r.calendar_id = c.id AND r.calendar_version < c.version WHERE ${RUNNING}
       ) AS waiting, count(*)::integer AS cases, count(*) FILTER (WHERE moves <> '[]')::integer AS moved,
       count(*) FILTER (WHERE card_after <> card_before)::integer AS carded, count(*) FILTER (WHERE freed)::integer AS freed
       FROM retimed_case WHERE notice_id = $1 AND dry = $2`,
      [noticeId, dry, JSON.stringify(calendars)],
    );
    return found!;
  }

  /** What the notice did, or would do, case by case. */
  async cases(noticeId: string, dry: boolean, after: string, limit: number): Promise<readonly RetimedCase[]> {
    return this.db.rows<RetimedCase & Record<string, unknown>>(
      `SELECT case_no AS "caseNo", moves, card_before AS "cardBefore", card_after AS "cardAfter", freed,
         wake_rev AS "wakeRev" FROM retimed_case
       WHERE notice_id = $1 AND dry = $2 AND case_no > $3 AND moves <> '[]' ORDER BY case_no LIMIT $4`,
      [noticeId, dry, after, limit],
    );
  }
}
