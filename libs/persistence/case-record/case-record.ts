import type { RecordInput } from '#libs/contracts/index.js';
import { blindIndex, type KeyRing, type Sealer } from '#libs/crypto/index.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import { readLog } from '../case-event/case-log.js';
import { chainHash, openEvent, sealEvent, type SealedEvent } from '../case-event/sealed-event.js';
import { toTable } from '../case-row/row-mapper.js';
import { APPLICANT_ID } from '../case-row/applicant-index.js';
import type { Database } from '../database/database.js';
import { toSql } from '../database/types.js';
import { RecordContradiction } from './contradiction.js';
import { participantsOf } from './participants.js';

const CHAIN_BROKEN = 'TB001';
const UNIQUE_VIOLATION = '23505';

type Hashed = SealedEvent & { readonly hash: string };

/** The record of cases: what happened, once, in one transaction of one statement. */
export class CaseRecord {
  constructor(
    private readonly db: Database,
    private readonly keys: KeyRing,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Writes events, row, participants, effects and receipt; answers the hash of the last event. Recording the same again
   * changes nothing and answers the same. Throws RecordContradiction when it is not the same, ProblemError
   * VALUE_UNSTORABLE for text that can't be kept; every other error is the database's and may be tried again.
   */
  async recordEvents(input: RecordInput): Promise<string> {
    const { caseNo, row, effects, receipt } = input;
    checkNumbers(input);
    const events = this.sealed(input);
    const participants = participantsOf(input.events);
    try {
      await this.db.prepared('record_case', 'SELECT record_case($1, $2, $3, $4, $5, $6, $7)', [
        caseNo,
        input.prevHash,
        JSON.stringify(this.withTrace(events.map(toRow))),
        JSON.stringify(toTable(row, blindIndex(this.keys, APPLICANT_ID, row.applicantIdNo))),
        participants.length > 0 ? JSON.stringify(participants) : null,
        effects.length > 0 ? JSON.stringify(effects) : null,
        receipt ? JSON.stringify({ request_id: receipt.requestId, answer: receipt.answer }) : null,
      ]);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== UNIQUE_VIOLATION && code !== CHAIN_BROKEN) throw error;
      return this.recordedBefore(input, events, error);
    }
    return events.at(-1)!.hash;
  }

  private sealed({ caseNo, prevHash, events }: RecordInput): Hashed[] {
    let previous = prevHash;
    return events.map((event) => {
      const stored = sealEvent(this.sealer, caseNo, event);
      previous = chainHash(previous, stored);
      return { ...stored, hash: previous };
    });
  }

  /** The trace goes with the first event; it is kept beside what follows from the transaction, not in the event. */
  private withTrace(rows: readonly object[]): readonly object[] {
    const trace = this.db.trace();
    return trace === null ? rows : rows.map((row, n) => (n === 0 ? { ...row, trace } : row));
  }

  /** A retry whose first try did commit finds its own events; after a key rotation they are sealed differently. */
  private async recordedBefore(input: RecordInput, events: readonly Hashed[], cause: unknown): Promise<string> {
    const { caseNo } = input;
    const first = events[0]!;
    const log = await readLog(this.db, caseNo, first.seq, events.at(-1)!.seq);
    for (const [i, event] of events.entries()) {
      const stored = log[i];
      if (!stored) throw new RecordContradiction(caseNo, event.seq, contradictionOf(cause), { cause });
      if (stored.hash !== event.hash && !this.sayTheSame(stored, event)) {
        throw new RecordContradiction(caseNo, event.seq, 'another event is recorded under this number', { cause });
      }
    }
    return log.at(-1)!.hash;
  }

  private sayTheSame(one: SealedEvent, other: SealedEvent): boolean {
    const [a, b] = [one, other].map((event) => canonicalJson(openEvent(this.sealer, event)));
    return a === b;
  }
}

function contradictionOf(cause: unknown): string {
  const { code, constraint } = cause as { code?: string; constraint?: string };
  if (code === CHAIN_BROKEN) return 'the event before it is missing or has another hash';
  if (constraint === 'pk_command_receipt') return 'the request was carried out before';
  return `only a part of what was to be recorded is there (${constraint ?? 'unknown constraint'})`;
}

function checkNumbers({ caseNo, prevHash, events, row }: RecordInput): void {
  const [first] = events;
  if (!first) throw new RecordContradiction(caseNo, row.rev, 'there is nothing to record');
  const contradict = (seq: number, reason: string) => new RecordContradiction(caseNo, seq, reason);
  if ((first.seq === 1) !== (prevHash === ''))
    throw contradict(first.seq, 'only the first event has no hash before it');
  for (const [i, { seq }] of events.entries()) {
    if (seq !== first.seq + i) throw contradict(seq, 'the event numbers have a gap');
  }
  if (row.caseNo !== caseNo) throw contradict(first.seq, 'the row is of another case');
  if (row.rev !== events.at(-1)!.seq) throw contradict(row.rev, 'the row is not that of the last event');
}

const toRow = ({ seq, type, at, actorId, actorName, actorRole, opinion, data, personal, hash }: Hashed) => ({
  seq,
  type,
  at: toSql(at),
  actor_id: actorId,
  actor_name: actorName,
  actor_role: actorRole,
  opinion,
  data,
  personal,
  hash,
});
