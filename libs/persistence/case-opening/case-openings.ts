import type { CaseNumberScheme } from '#libs/domain/codes/index.js';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';

export interface OpeningRequest {
  /** Derived from caller and Idempotency-Key. */
  readonly requestId: string;
  readonly fingerprint: string;
  readonly itemCode: string;
  readonly day: CalendarDay;
  /** Number series, for example 'real' and 'simulated': each has its own counter per item and day. */
  readonly series: string;
  readonly scheme: CaseNumberScheme;
  /** The request, sealed by the caller, so that any process can finish a half-opened case. */
  readonly sealedInput: string;
  readonly openedBy: string;
  readonly passwordSalt: string;
  /** Called with the new number; its answer is stored with it. */
  readonly queryPasswordHashOf: (caseNo: string) => string;
  readonly at: EpochMs;
}
/** A number that was given out. */
export interface TakenNumber extends Pick<OpeningRequest, 'itemCode' | 'day' | 'series'> {
  readonly serial: number;
}
export interface Opening {
  readonly requestId: string;
  readonly caseNo: string;
  readonly fingerprint: string;
  readonly passwordSalt: string;
  readonly queryPasswordHash: string;
  readonly openedBy: string;
  readonly openedAt: EpochMs;
  readonly started: boolean;
  /** Null once started. */
  readonly sealedInput: string | null;
}

const COLUMNS = `request_id AS "requestId", case_no AS "caseNo", fingerprint, password_salt AS "passwordSalt",
  query_password_hash AS "queryPasswordHash", opened_by AS "openedBy", opened_at AS "openedAt", started,
  input AS "sealedInput"`;

/** 办件编号 given out, each once and for ever. */
export class CaseOpenings {
  constructor(private readonly db: Database) {}

  /**
   * Gives the request its case number. A request that had one keeps it (`fresh` is false; compare `fingerprint`).
   * Throws what the scheme throws (CASE_NUMBER_SERIES_FULL …); no number is used up then.
   */
  async begin(request: OpeningRequest): Promise<Opening & { readonly fresh: boolean }> {
    try {
      return { ...(await this.open(request)), fresh: true };
    } catch (error) {
      const earlier = await this.find(request.requestId);
      if (earlier) return { ...earlier, fresh: false };
      throw error;
    }
  }

  /** The counter's row makes openings of one series wait for each other; a failure gives the number back. */
  private open(request: OpeningRequest): Promise<Opening> {
    const { itemCode, day, series, scheme } = request;
    return this.db.transaction(async (connection) => {
      const { rows: counters } = await connection.query<{ last: number }>({
        name: 'take_number',
        text: `INSERT INTO case_number_counter (item_code, day, series, last) VALUES ($1, $2, $3, 1)
               ON CONFLICT (item_code, day, series) DO UPDATE SET last = case_number_counter.last + 1 RETURNING last`,
        values: [itemCode, day, series],
      });
      const caseNo = scheme.format({ implementationCode: itemCode, day, serial: counters[0]!.last });
      const { rows } = await connection.query<Opening>({
        name: 'open_case',
        text: `INSERT INTO case_opening (request_id, fingerprint, case_no, password_salt, query_password_hash, opened_by,
                 opened_at, input)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
        values: [
          request.requestId,
          request.fingerprint,
          caseNo,
          request.passwordSalt,
          request.queryPasswordHashOf(caseNo),
          request.openedBy,
          toSql(request.at),
          request.sealedInput,
        ],
      });
      return rows[0]!;
    });
  }

  /**
   * An opening that the record lost and the engine kept (`npm run reconcile`); its number is not given out again. Where
   * the opening itself is there, nothing changes.
   */
  async restore(opening: Omit<Opening, 'started' | 'sealedInput'>, number: TakenNumber): Promise<void> {
    const { requestId, caseNo, fingerprint, passwordSalt, queryPasswordHash, openedBy, openedAt } = opening;
    await this.db.rows(
      `WITH number AS (
         INSERT INTO case_number_counter (item_code, day, series, last) VALUES ($8, $9, $10, $11)
         ON CONFLICT (item_code, day, series)
         DO UPDATE SET last = greatest(case_number_counter.last, excluded.last)
       )
       INSERT INTO case_opening (request_id, fingerprint, case_no, password_salt, query_password_hash, opened_by,
         opened_at, started)
       VALUES ($1, $2, $3, $4, $5, $6, $7, true) ON CONFLICT DO NOTHING`,
      [
        requestId,
        fingerprint,
        caseNo,
        passwordSalt,
        queryPasswordHash,
        openedBy,
        toSql(openedAt),
        number.itemCode,
        number.day,
        number.series,
        number.serial,
      ],
    );
  }

  async find(requestId: string): Promise<Opening | undefined> {
    const [opening] = await this.db.prepared<Opening>(
      'opening',
      `SELECT ${COLUMNS} FROM case_opening WHERE request_id = $1`,
      [requestId],
    );
    return opening;
  }
}
