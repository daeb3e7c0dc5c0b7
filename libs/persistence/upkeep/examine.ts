import { workingCalendar } from '#libs/domain/calendar/index.js';
import { fold } from '#libs/domain/case/evolve.js';
import { rowOf } from '#libs/domain/case/row.js';
import type { CaseRow } from '#libs/domain/case/row-types.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import { blindIndexes, type KeyRing, type Sealer } from '#libs/crypto/index.js';
import type { Calendars } from '../calendar/calendars.js';
import { canonicalJson } from '../case-event/canonical-json.js';
import { chainHash, openEvent } from '../case-event/sealed-event.js';
import { participantsOf } from '../case-record/participants.js';
import { APPLICANT_ID } from '../case-row/applicant-index.js';
import { ROW_FIELDS } from '../case-row/row-mapper.js';
import type { Items } from '../item-version/items.js';
import type { IndexedRow, ParticipantRow, StoredCase } from './walk.js';

/** What may be wrong with a stored case; the log's own faults can't be mended from within. */
export type FaultKind =
  'gap' | 'chain' | 'unreadable' | 'log-missing' | 'row-missing' | 'row-differs' | 'participants' | 'attachments';
export interface Fault {
  readonly kind: FaultKind;
  readonly caseNo: string;
  readonly seq?: number;
  /** Names of columns or a code: never a value, which could be personal. */
  readonly detail: string;
}
type Person = Pick<ParticipantRow, 'userId' | 'kind'>;
/** What the log says should be there. */
export interface Projection {
  readonly row: CaseRow;
  readonly people: readonly Person[];
  /** Ids of the attachments that the events name. */
  readonly attachments: ReadonlySet<string>;
}
export interface Finding {
  readonly faults: readonly Fault[];
  /** Undefined where the log is damaged. */
  readonly projection?: Projection;
}

const nameOf = ({ kind, userId }: Person): string => `${kind}:${userId}`;

/** Holds a stored case against its own log: the chain, and all that is derived from it. */
export class Examiner {
  constructor(
    private readonly keys: KeyRing,
    private readonly sealer: Sealer,
    private readonly items: Items,
    private readonly calendars: Calendars,
  ) {}

  async examine(stored: StoredCase): Promise<Finding> {
    const { caseNo, log } = stored;
    if (log.length === 0) return { faults: [{ kind: 'log-missing', caseNo, detail: 'a row without events' }] };
    const broken = chainFault(stored);
    if (broken) return { faults: [broken] };
    try {
      const projection = await this.project(
        caseNo,
        log.map((event) => openEvent(this.sealer, event)),
      );
      return { faults: this.differences(stored, projection), projection };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return { faults: [{ kind: 'unreadable', caseNo, detail: code ?? message }] };
    }
  }

  private async project(caseNo: string, events: readonly CaseEvent[]): Promise<Projection> {
    const state = fold(caseNo, events)!;
    const { itemCode, version } = state.item;
    const item = await this.items.version(itemCode, version);
    if (!item) throw new Error(`item ${itemCode} has no version ${version}`);
    const calendar = await this.calendars.version(state.calendar.id, state.calendar.version);
    if (!calendar) throw new Error(`calendar ${state.calendar.id} has no version ${state.calendar.version}`);
    const row = rowOf(state, { item, calendar: workingCalendar(calendar), now: events.at(-1)!.at });
    const people = participantsOf(events).map(({ user_id: userId, kind }) => ({ userId, kind }));
    return { row, people, attachments: attachmentsOf(events) };
  }

  private differences({ caseNo, row, participants, attachments }: StoredCase, due: Projection): Fault[] {
    const faults: Fault[] = [];
    if (!row) faults.push({ kind: 'row-missing', caseNo, detail: 'events without a row' });
    const fields = row ? this.differingFields(row, due.row) : [];
    if (fields.length > 0) faults.push({ kind: 'row-differs', caseNo, detail: fields.join(', ') });
    const there = new Set(participants.map(nameOf));
    const expected = new Set(due.people.map(nameOf));
    const missing = [...expected].filter((name) => !there.has(name)).length;
    const surplus = [...there].filter((name) => !expected.has(name)).length;
    const unfit = participants.filter(({ fits }) => !fits).length;
    if (missing + surplus + unfit > 0) {
      const detail = `${missing} missing, ${surplus} too many, ${unfit} unlike the row`;
      faults.push({ kind: 'participants', caseNo, detail });
    }
    const unbound = [...due.attachments].filter((id) => !attachments.has(id)).length;
    if (unbound > 0) faults.push({ kind: 'attachments', caseNo, detail: `${unbound} named and not bound` });
    return faults;
  }

  private differingFields(row: IndexedRow, due: CaseRow): string[] {
    const differing: string[] = ROW_FIELDS.filter((field) => canonicalJson(row[field]) !== canonicalJson(due[field]));
    if (!blindIndexes(this.keys, APPLICANT_ID, due.applicantIdNo).includes(row.applicantIdIndex)) {
      differing.push('applicantIdIndex');
    }
    return differing;
  }
}

function attachmentsOf(events: readonly CaseEvent[]): Set<string> {
  const named = events.flatMap(({ data }) => ('materials' in data ? data.materials : []));
  return new Set(named.flatMap(({ attachmentIds }) => attachmentIds));
}

/** The first place where numbers or hashes do not follow each other. */
function chainFault({ caseNo, log }: StoredCase): Fault | undefined {
  let previous = '';
  for (const [i, { hash, ...event }] of log.entries()) {
    if (event.seq !== i + 1) return { kind: 'gap', caseNo, seq: event.seq, detail: `expected event ${i + 1}` };
    if (chainHash(previous, event) !== hash) return { kind: 'chain', caseNo, seq: event.seq, detail: 'hash differs' };
    previous = hash;
  }
  return undefined;
}
