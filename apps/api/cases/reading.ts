import { fold } from '#libs/domain/case/evolve.js';
import { type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import { epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { CaseQuery, Persistence, StoredCaseRow, StoredFile } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import type { CaseFile } from './case-file.js';
import type { CaseFacts } from './case-facts.js';
import { actorOn } from './commands.js';
import type { CaseView, ClocksView, OutboxView, TimelineView } from './dto/case-views.dto.js';
import type { DeadlineView } from './dto/open-case.dto.js';
import type { CaseListView } from './dto/lists.dto.js';
import type { Names } from './names.js';
import { caseView, namedPeople } from './present-case.js';
import { clockViews, deadlines } from './present-clocks.js';
import { timelineEvent, withInstants } from './present-events.js';
import { rowView } from './present-row.js';
import type { RegionCalendars } from './region-calendars.js';
import { seesPersonalData } from './privacy.js';

/** Those to whom the outbox is no business: they get what was sent, not how it went. */
const OUTSIDERS: readonly Role[] = ['applicant', 'kiosk', 'system'];
const isOutsider = (roles: readonly Role[]): boolean => roles.every((role) => OUTSIDERS.includes(role));

type OpenedFile<Stored> = Stored & Pick<CaseFile, 'state' | 'facts'>;
interface Seen {
  readonly roles: readonly Role[];
  readonly clear: boolean;
}

/** Reads cases out of the record alone: it works while the engine is away, and shows every answered command. */
export class Reading {
  constructor(
    private readonly persistence: Persistence,
    private readonly facts: CaseFacts,
    private readonly names: Names,
    private readonly calendars: RegionCalendars,
    private readonly now: Now,
  ) {}

  /** `ledger`: each clock with every date that explains it. */
  async case(caller: Principal, caseNo: string, language: Language, ledger: boolean): Promise<CaseView> {
    const { cases } = this.persistence;
    const [{ file, roles, clear }, places] = await Promise.all([
      this.#seenFile(caller, cases.whole(caseNo)),
      this.names.ofPlaces(),
    ]);
    const [people, toRead] = await Promise.all([
      this.names.ofPeople(namedPeople(file)),
      file.row.readers.includes(caller.id) && cases.isUnread(caseNo, caller.id),
    ]);
    const sent = isOutsider(roles) ? [] : file.sentWith;
    return caseView(
      { ...file, names: { ...places, people }, sent: new Set(sent), toRead },
      { actor: actorOn(caller, roles), clear, language, ledger },
    );
  }

  /** A page of a queue as the caller may see it. */
  async list(caller: Principal, query: CaseQuery, language: Language): Promise<CaseListView> {
    const { rows, nextCursor, total } = await this.persistence.lists.list(caller, query);
    const [places, calendars, people] = await Promise.all([
      this.names.ofPlaces(),
      this.calendars.of(rows.map(({ region }) => region)),
      this.names.ofPeople(rows.flatMap(({ assigneeId }) => assigneeId ?? [])),
    ]);
    const names = { ...places, people };
    const now = epochMs(this.now());
    const shown = rows.map((row) =>
      rowView(caller, row, { names, language, now, calendar: calendars.get(row.region)! }),
    );
    return { rows: shown, nextCursor, total };
  }

  async timeline(caller: Principal, caseNo: string): Promise<TimelineView> {
    const { file, clear } = await this.#file(caller, caseNo);
    return { events: file.events.map((event) => timelineEvent(event, clear, file.facts.item.form)) };
  }

  async clocks(caller: Principal, caseNo: string): Promise<ClocksView> {
    const { file } = await this.#file(caller, caseNo);
    return { clocks: clockViews(file.state, file.facts, true) };
  }

  /** The deadlines that hold, for whoever has just opened the case. */
  async deadlines(caseNo: string): Promise<readonly DeadlineView[]> {
    const file = await this.#open(await this.persistence.cases.file(caseNo));
    return file ? deadlines(file.state, file.facts) : [];
  }

  async outbox(caller: Principal, caseNo: string): Promise<OutboxView> {
    const { roles, clear } = await this.#row(caller, caseNo);
    if (isOutsider(roles)) throw apiProblem('FORBIDDEN');
    const effects = await this.persistence.outbox.ofCase(caseNo);
    return {
      effects: effects.map(({ key, seq, kind, body, status, receipt, createdAt, doneAt, tries }) => ({
        key,
        seq,
        kind,
        // Parameters of messages and documents quote the case; whoever sees it masked sees what was sent, not to whom.
        body: clear ? body : Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'params')),
        status,
        receipt: withInstants(receipt),
        createdAt: toRfc3339(createdAt),
        doneAt: doneAt === null ? null : toRfc3339(doneAt),
        tries: tries.map(({ at, outcome, detail }) => ({ at: toRfc3339(at), outcome, detail })),
      })),
    };
  }

  /** 待阅 → 已阅. */
  async markRead(caller: Principal, caseNo: string): Promise<void> {
    await this.#row(caller, caseNo);
    await this.persistence.cases.markRead(caseNo, caller.id, epochMs(this.now()));
  }

  /** Scope and roles on a case, or CASE_NOT_FOUND for whoever may not know of it. */
  async #row(caller: Principal, caseNo: string): Promise<Seen & { readonly row: StoredCaseRow }> {
    const row = await this.persistence.cases.row(caseNo);
    if (!row) throw apiProblem('CASE_NOT_FOUND');
    return { row, ...this.#seen(caller, row) };
  }

  #file(caller: Principal, caseNo: string): Promise<Seen & { readonly file: OpenedFile<StoredFile> }> {
    return this.#seenFile(caller, this.persistence.cases.file(caseNo));
  }

  async #seenFile<Stored extends StoredFile>(
    caller: Principal,
    stored: Promise<Stored | undefined>,
  ): Promise<Seen & { readonly file: OpenedFile<Stored> }> {
    const file = await this.#open(await stored);
    if (!file) throw apiProblem('CASE_NOT_FOUND');
    return { file, ...this.#seen(caller, file.row) };
  }

  #seen(caller: Principal, row: StoredCaseRow): Seen {
    const roles = rolesOnCase(caller, row);
    if (roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    return { roles, clear: seesPersonalData(caller, roles, row) };
  }

  async #open<Stored extends StoredFile>(found: Stored | undefined): Promise<OpenedFile<Stored> | undefined> {
    const events = found?.events.map(({ event }) => event);
    const last = events?.at(-1);
    const state = found && events && fold(found.row.caseNo, events);
    if (!found || !state || !last) return undefined;
    return { ...found, state, facts: await this.facts.of(state, last.at) };
  }
}
