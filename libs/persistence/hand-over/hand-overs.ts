import { randomUUID } from 'node:crypto';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface NewHandOver {
  readonly fromId: string;
  readonly toId: string;
  /** Null does not narrow it. */
  readonly itemCode: string | null;
  readonly caseNos: readonly string[] | null;
  readonly reason: string;
  readonly orderedBy: string;
  readonly orderedAt: EpochMs;
  /** Of the request that ordered it, and what that request asked for. */
  readonly requestId: string;
  readonly fingerprint: string;
}
export interface StoredHandOver extends NewHandOver {
  readonly id: string;
  /** Null while it runs. */
  readonly finishedAt: EpochMs | null;
  /** How many cases it moved, and how many it left because the receiver may not do them. */
  readonly moved: number;
  readonly left: number;
}
export type HandOverOutcome = 'moved' | 'left';

const SELECT = `SELECT h.id, h.from_id AS "fromId", h.to_id AS "toId", h.item_code AS "itemCode",
    h.case_nos AS "caseNos", h.reason, h.ordered_by AS "orderedBy", h.ordered_at AS "orderedAt",
    h.request_id AS "requestId", h.fingerprint, h.finished_at AS "finishedAt",
    (SELECT count(*)::integer FROM hand_over_case c WHERE c.hand_over_id = h.id AND c.outcome = 'moved') AS moved,
    (SELECT count(*)::integer FROM hand_over_case c WHERE c.hand_over_id = h.id AND c.outcome = 'left') AS "left"
  FROM hand_over h`;
type Row = StoredHandOver & Record<string, unknown>;

/** 批量移交: what was ordered, and how far it got. */
export class HandOvers {
  constructor(private readonly db: Database) {}

  /** The same request again answers what the first one kept. */
  async order(handOver: NewHandOver): Promise<StoredHandOver> {
    const { fromId, toId, itemCode, caseNos, reason, orderedBy, orderedAt, requestId, fingerprint } = handOver;
    await this.db.rows(
      `INSERT INTO hand_over (id, from_id, to_id, item_code, case_nos, reason, ordered_by, ordered_at, request_id,
         fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (request_id) DO NOTHING`,
      [
        randomUUID(),
        fromId,
        toId,
        itemCode,
        caseNos && JSON.stringify(caseNos),
        reason,
        orderedBy,
        toSql(orderedAt),
        requestId,
        fingerprint,
      ],
    );
    return (await this.ofRequest(requestId))!;
  }

  async find(id: string): Promise<StoredHandOver | undefined> {
    const [row] = await this.db.rows<Row>(`${SELECT} WHERE h.id = $1`, [id]);
    return row;
  }

  async ofRequest(requestId: string): Promise<StoredHandOver | undefined> {
    const [row] = await this.db.rows<Row>(`${SELECT} WHERE h.request_id = $1`, [requestId]);
    return row;
  }

  /** Those that somebody ordered, or with `null` all; the latest first. */
  list(orderedBy: string | null, limit: number): Promise<readonly StoredHandOver[]> {
    return this.db.rows<Row>(
      `${SELECT} WHERE $1::text IS NULL OR h.ordered_by = $1 ORDER BY h.ordered_at DESC, h.id LIMIT $2`,
      [orderedBy, limit],
    );
  }

  /** Every one that has not finished. */
  running(): Promise<readonly StoredHandOver[]> {
    return this.db.rows<Row>(`${SELECT} WHERE h.finished_at IS NULL ORDER BY h.id`);
  }

  /** What became of a case: noted again, the later outcome stands. */
  async note(handOverId: string, caseNo: string, outcome: HandOverOutcome): Promise<void> {
    await this.db.rows(
      `INSERT INTO hand_over_case (hand_over_id, case_no, outcome) VALUES ($1, $2, $3)
       ON CONFLICT (hand_over_id, case_no) DO UPDATE SET outcome = $3`,
      [handOverId, caseNo, outcome],
    );
  }

  /** The case is none of the hand-over's any more: somebody else moved it. */
  async forget(handOverId: string, caseNo: string): Promise<void> {
    await this.db.rows('DELETE FROM hand_over_case WHERE hand_over_id = $1 AND case_no = $2', [handOverId, caseNo]);
  }

  async finish(id: string, at: EpochMs): Promise<void> {
    await this.db.rows('UPDATE hand_over SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL', [id, toSql(at)]);
  }
}
