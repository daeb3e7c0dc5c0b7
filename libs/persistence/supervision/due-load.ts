import type { Principal, Role } from '#libs/domain/identity/index.js';
import { type CalendarDay, endOfDay, startOfDay } from '#libs/domain/time/index.js';
import type { CasePage } from '../case-lists/case-lists.js';
import { allOf, anyOf, Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { overseen, type OversightFilter, pageOf, type PageOf } from '../oversight/oversight.js';

export interface DueLoad {
  readonly on: CalendarDay;
  readonly assigneeId: string | null;
  readonly cases: number;
}
/** Both days included. */
export interface Span {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}
/** Work that falls to one person although nobody has taken it: nobody else holds the role in the department. */
export interface SolePost {
  readonly role: Role;
  readonly departmentId: string;
}

const OVERDUE = (before: string) => `r.due_on < ${before} AND r.due_at < 'infinity'`;

/** What falls due when, and on whom. */
export class DueLoads {
  constructor(private readonly db: Database) {}

  /** Per day and officer, and how many were due before. */
  async calendar(
    who: Principal,
    filter: OversightFilter,
    { from, to }: Span,
  ): Promise<{ readonly overdue: number; readonly days: readonly DueLoad[] }> {
    const params = new Params();
    const where = allOf(overseen(who, filter, params));
    const [first, last] = [params.add(from, 'date'), params.add(to, 'date')];
    const days = params.statement(
      `SELECT r.due_on AS on, r.assignee_id AS "assigneeId", count(*) AS cases FROM case_row r
       WHERE ${where} AND r.due_at <= ${params.add(toSql(endOfDay(to)), 'timestamptz')}
         AND r.due_on BETWEEN ${first} AND ${last}
       GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`,
    );
    const late = params.statement(`SELECT count(*) AS cases FROM case_row r WHERE ${where} AND ${OVERDUE(first)}`);
    const [found, [overdue]] = await Promise.all([
      this.db.rows<DueLoad>(days.text, days.values),
      this.db.rows<{ cases: number }>(late.text, late.values),
    ]);
    return { overdue: overdue!.cases, days: found };
  }

  /** The cases behind a number of the calendar. */
  due(who: Principal, filter: OversightFilter, { from, to }: Span, page: PageOf): Promise<CasePage> {
    const params = new Params();
    const conditions = [
      ...overseen(who, filter, params),
      `r.due_at <= ${params.add(toSql(endOfDay(to)), 'timestamptz')}`,
      `r.due_on BETWEEN ${params.add(from, 'date')} AND ${params.add(to, 'date')}`,
    ];
    return pageOf(this.db, 'due', conditions, params, page);
  }

  /** 督办 without an answer yet; `late`: past the day by which it was due. */
  urges(
    who: Principal,
    filter: OversightFilter & { readonly late?: boolean },
    today: CalendarDay,
    page: PageOf,
  ): Promise<CasePage> {
    const params = new Params();
    const isLate = `coalesce(r.urge_due_on < ${params.add(today, 'date')}, false)`;
    const conditions = [
      ...overseen(who, filter, params),
      'r.urge_open',
      ...(filter.late === undefined ? [] : [filter.late ? isLate : `NOT ${isLate}`]),
    ];
    return pageOf(this.db, 'urges', conditions, params, page);
  }

  /** Cases that fall due while their officer is away: theirs, and what falls to them alone. */
  breaking(
    who: Principal,
    away: Span & { readonly userId: string; readonly sole: readonly SolePost[] },
    page: PageOf,
  ): Promise<CasePage> {
    const params = new Params();
    const alone = away.sole.map(
      ({ role, departmentId }) =>
        `(r.assignee_id IS NULL AND r.role = ${params.add(role)} AND r.department_id = ${params.add(departmentId)})`,
    );
    const conditions = [
      ...overseen(who, {}, params),
      'r.role IS NOT NULL',
      `r.due_at > ${params.add(toSql(startOfDay(away.from)), 'timestamptz')}`,
      `r.due_at <= ${params.add(toSql(endOfDay(away.to)), 'timestamptz')}`,
      anyOf([`r.assignee_id = ${params.add(away.userId)}`, ...alone]),
    ];
    return pageOf(this.db, 'breaking', conditions, params, page);
  }
}
