import { CLOCK_RULES, type ClockKind } from '#libs/domain/clock/index.js';
import { regionPrefix } from '#libs/domain/identity/index.js';
import type { ReportCard, ReportCardCount, ReportContent, ReportUrge } from '#libs/domain/report/index.js';
import type { DaySpan } from '#libs/domain/statistics/index.js';
import { endOfDay, type EpochMs, epochMs, startOfDay } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** The lists of one report end here; their counts are exact all the same. */
const MAX_LINES = 500;

const FROM_EVENTS = `FROM case_event e JOIN case_row r ON r.case_no = e.case_no
  WHERE e.at >= $2 AND e.at < $3 AND NOT r.simulated AND starts_with(r.region, $1)`;
const CARDS = `${FROM_EVENTS} AND e.type IN ('yellow-card-raised', 'red-card-raised')`;
const URGES = `FROM case_event e JOIN case_row r ON r.case_no = e.case_no
  LEFT JOIN LATERAL (
    SELECT a.at, a.actor_name, a.data->>'message' AS message FROM case_event a
    WHERE a.case_no = e.case_no AND a.seq > e.seq AND a.type = 'urge-answered'
      AND (a.data->>'urgeSeq')::integer = e.seq AND a.at < $4 ORDER BY a.seq LIMIT 1
  ) answer ON true
  WHERE e.at >= $2 AND e.at < $3 AND NOT r.simulated AND starts_with(r.region, $1) AND e.type = 'urged'`;

interface CardRow extends Omit<ReportCard, 'clock'> {
  readonly clock: ClockKind;
}
interface UrgeRow extends Omit<ReportUrge, 'answer'> {
  readonly answeredAt: EpochMs | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
}

/** 红黄牌 and 督办 of a region and those below it, by the events of the cases; simulated cases are left out. */
export class ReportEvents {
  constructor(private readonly db: Database) {}

  async cards(region: string, period: DaySpan, now: EpochMs): Promise<ReportContent['cards']> {
    const values = scope(region, period, now);
    const [counts, lines] = await Promise.all([
      this.db.rows<ReportCardCount & Record<string, unknown>>(
        `SELECT r.department_id AS "departmentId", count(*) FILTER (WHERE e.type = 'yellow-card-raised') AS yellow,
           count(*) FILTER (WHERE e.type = 'red-card-raised') AS red ${CARDS} GROUP BY 1 ORDER BY 1`,
        values,
      ),
      this.db.rows<CardRow & Record<string, unknown>>(
        `SELECT r.department_id AS "departmentId", r.case_no AS "caseNo", r.item_name AS "itemName",
           CASE e.type WHEN 'red-card-raised' THEN 'red' ELSE 'yellow' END AS level, e.data->>'clock' AS clock,
           e.data->>'dueOn' AS "dueOn", e.at ${CARDS}
         ORDER BY r.department_id, e.type, e.at, e.case_no, e.seq LIMIT ${MAX_LINES}`,
        values,
      ),
    ]);
    return {
      counts,
      lines: lines.map(({ clock, ...line }) => ({
        ...line,
        clock: { zh: CLOCK_RULES[clock].zh, en: CLOCK_RULES[clock].en },
      })),
    };
  }

  async urges(region: string, period: DaySpan, now: EpochMs): Promise<ReportContent['urges']> {
    const values = [...scope(region, period, now), toSql(now)];
    const [[counted], lines] = await Promise.all([
      this.db.rows<{ total: number; answered: number }>(
        `SELECT count(*) AS total, count(answer.at) AS answered ${URGES}`,
        values,
      ),
      this.db.rows<UrgeRow & Record<string, unknown>>(
        `SELECT r.department_id AS "departmentId", r.case_no AS "caseNo", r.item_name AS "itemName", e.at,
           e.actor_name AS by, e.data->>'message' AS message, e.data->>'answerBy' AS "answerBy",
           answer.at AS "answeredAt", answer.actor_name AS "answeredBy", answer.message AS answer ${URGES}
         ORDER BY r.department_id, e.at, e.case_no, e.seq LIMIT ${MAX_LINES}`,
        values,
      ),
    ]);
    return { ...counted!, lines: lines.map(urgeOf) };
  }
}

function scope(region: string, { from, to }: DaySpan, now: EpochMs): (string | null)[] {
  const until = epochMs(Math.min(endOfDay(to), now));
  return [regionPrefix(region), toSql(startOfDay(from)), toSql(until)];
}

const urgeOf = ({ answeredAt, answeredBy, answer, ...line }: UrgeRow): ReportUrge => ({
  ...line,
  answer: answeredAt === null ? null : { at: answeredAt, by: answeredBy ?? '', message: answer ?? '' },
});
