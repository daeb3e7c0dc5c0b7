import type { CaseEvent } from '#libs/domain/case/events.js';
import type { Sealer } from '#libs/crypto/index.js';
import type { Database } from '../database/database.js';
import { openEvent, type SealedEvent } from './sealed-event.js';

export interface StoredEvent {
  readonly event: CaseEvent;
  /** Hash of the chain up to and including this event: 64 hex digits. */
  readonly hash: string;
}
/** A row of case_event as EVENT_COLUMNS selects it. */
export type EventRow = SealedEvent & { readonly hash: string };

export const EVENT_COLUMNS = `case_no AS "caseNo", seq, type, at, actor_id AS "actorId", actor_name AS "actorName",
  actor_role AS "actorRole", opinion, data, personal, hash`;

/** The log of a case, from `first` to `last`. */
export const readLog = (db: Database, caseNo: string, first = 1, last = 2_147_483_647): Promise<EventRow[]> =>
  db.prepared<EventRow>(
    'case_log',
    `SELECT ${EVENT_COLUMNS} FROM case_event WHERE case_no = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`,
    [caseNo, first, last],
  );

/** The logs of several cases by one query, each up to the event it is asked for; in order. */
export const readLogs = (db: Database, lastSeqs: ReadonlyMap<string, number>): Promise<EventRow[]> =>
  db.prepared<EventRow>(
    'case_logs',
    `SELECT ${EVENT_COLUMNS} FROM unnest($1::text[], $2::integer[]) AS wanted(of_case, last_seq)
     JOIN case_event ON case_no = of_case AND seq <= last_seq ORDER BY case_no, seq`,
    [[...lastSeqs.keys()], [...lastSeqs.values()]],
  );

export const openStored = (sealer: Sealer, { hash, ...stored }: EventRow): StoredEvent => ({
  event: openEvent(sealer, stored),
  hash,
});
