import { randomUUID } from 'node:crypto';
import type { LadderRule } from '#libs/domain/escalation/index.js';
import type { Database } from '../database/database.js';

export type StoredLadderRule = LadderRule & { readonly id: string };

const COLUMNS = `id, level, nullif(item_code, '') AS "itemCode", nullif(department_id, '') AS "departmentId",
  nullif(region, '') AS region, rungs`;

/** 督办层级: who hears of a card, as rules per item, department and region. Few, and read only when a card is given. */
export class Ladders {
  constructor(private readonly db: Database) {}

  rules(): Promise<readonly StoredLadderRule[]> {
    return this.db.prepared<StoredLadderRule & Record<string, unknown>>(
      'ladder_rules',
      `SELECT ${COLUMNS} FROM ladder_rule ORDER BY level, item_code, department_id, region`,
      [],
    );
  }

  /** A rule for the same level, item, department and region is replaced; answers the rule's id. */
  async put({ level, itemCode, departmentId, region, rungs }: LadderRule): Promise<string> {
    const [row] = await this.db.rows<{ id: string }>(
      `INSERT INTO ladder_rule (id, level, item_code, department_id, region, rungs) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (level, item_code, department_id, region) DO UPDATE SET rungs = excluded.rungs RETURNING id`,
      [randomUUID(), level, itemCode ?? '', departmentId ?? '', region ?? '', rungs],
    );
    return row!.id;
  }

  /** Answers whether there was such a rule. */
  async remove(id: string): Promise<boolean> {
    return (await this.db.rows('DELETE FROM ladder_rule WHERE id = $1 RETURNING 1', [id])).length > 0;
  }
}
