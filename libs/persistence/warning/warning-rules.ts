import { randomUUID } from 'node:crypto';
import { regionPrefix } from '#libs/domain/identity/index.js';
import type { RuleScope } from '#libs/domain/scope/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { WarningRule } from '#libs/domain/warning/index.js';
import { RUNNING } from '../case-row/running.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

/** `basis`: the document by which it was ruled. */
export type NewWarningRule = WarningRule & { readonly basis: string };
export type StoredWarningRule = NewWarningRule & { readonly id: string };

const COLUMNS = `id, clock, alarm, nullif(item_code, '') AS "itemCode", nullif(department_id, '') AS "departmentId",
  nullif(region, '') AS region, threshold, basis`;
const IN_SCOPE = `${RUNNING} AND ($1 = '' OR item_code = $1) AND ($2 = '' OR department_id = $2) AND region LIKE $3 || '%'`;
const scopeOf = ({ itemCode, departmentId, region }: RuleScope) => [
  itemCode ?? '',
  departmentId ?? '',
  region === null ? '' : regionPrefix(region),
];

/** 预警规则 per item, department and region, and the running cases that they are for. */
export class WarningRules {
  constructor(private readonly db: Database) {}

  rules(): Promise<readonly StoredWarningRule[]> {
    return this.db.prepared<StoredWarningRule & Record<string, unknown>>(
      'warning_rules',
      `SELECT ${COLUMNS} FROM warning_rule ORDER BY clock, alarm, item_code, department_id, region`,
      [],
    );
  }

  /** A rule for the same clock, alarm and scope is replaced; answers the rule's id. */
  async put({ clock, alarm, threshold, basis, ...scope }: NewWarningRule): Promise<string> {
    const { itemCode, departmentId, region } = scope;
    const [row] = await this.db.rows<{ id: string }>(
      `INSERT INTO warning_rule (id, clock, alarm, item_code, department_id, region, threshold, basis)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (clock, alarm, item_code, department_id, region)
         DO UPDATE SET threshold = excluded.threshold, basis = excluded.basis RETURNING id`,
      [
        randomUUID(),
        clock,
        alarm,
        itemCode ?? '',
        departmentId ?? '',
        region ?? '',
        threshold && JSON.stringify(threshold),
        basis,
      ],
    );
    return row!.id;
  }

  /** Answers the rule that was there. */
  async remove(id: string): Promise<StoredWarningRule | undefined> {
    const [row] = await this.db.rows<StoredWarningRule & Record<string, unknown>>(
      `DELETE FROM warning_rule WHERE id = $1 RETURNING ${COLUMNS}`,
      [id],
    );
    return row;
  }

  /** How many running cases a rule of this scope may be for. */
  async reach(scope: RuleScope): Promise<number> {
    const [row] = await this.db.rows<{ total: number }>(
      `SELECT count(*)::integer AS total FROM case_row WHERE ${IN_SCOPE}`,
      scopeOf(scope),
    );
    return row!.total;
  }

  /** Those of a calendar that were submitted since then, in the order of their numbers. */
  running(
    scope: RuleScope,
    place: { readonly calendarId: string; readonly after: string; readonly since: EpochMs },
    limit: number,
  ): Promise<readonly { caseNo: string; rev: number }[]> {
    const { calendarId, after, since } = place;
    return this.db.rows<{ caseNo: string; rev: number }>(
      `SELECT case_no AS "caseNo", rev FROM case_row
       WHERE calendar_id = $4 AND case_no > $5 AND submitted_at >= $6 AND ${IN_SCOPE} ORDER BY case_no LIMIT $7`,
      [...scopeOf(scope), calendarId, after, toSql(since), limit],
    );
  }
}
