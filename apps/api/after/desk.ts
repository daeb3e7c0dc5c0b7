import type { CaseAtEvent } from '#libs/domain/case/at-event.js';
import type { CaseEvent, CaseState, Effect, EffectKind } from '#libs/domain/case/index.js';
import { fold } from '#libs/domain/case/evolve.js';
import { OFFICERS, type Principal, type Role, rolesOnCase } from '#libs/domain/identity/index.js';
import { dayOf, epochMs } from '#libs/domain/time/index.js';
import type { Persistence, StoredCaseRow, StoredEffect } from '#libs/persistence/index.js';
import { seesPersonalData } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';

type Known = Pick<CaseAtEvent<EffectKind>, 'item' | 'calendar' | 'organ'>;

/** Those for whom the office works: they get what was sent, not how it went, and write none of it. */
const OUTSIDERS: readonly Role[] = ['applicant', 'kiosk', 'system'];

/** A case as it lies before one of those who may know of it. */
export class DeskCase {
  constructor(
    readonly caller: Principal,
    readonly row: StoredCaseRow,
    readonly events: readonly CaseEvent[],
    readonly state: CaseState,
    readonly roles: readonly Role[],
    private readonly known: Known,
    private readonly today: string,
  ) {}

  get item(): Known['item'] {
    return this.known.item;
  }

  get isOutsider(): boolean {
    return this.roles.every((role) => OUTSIDERS.includes(role));
  }

  /**
   * Whether the caller sees personal data: as on the case file, and whoever acted today sees what that very act made, to
   * hand it to the person at the window, also when the case has left them by it.
   */
  isClear(seq: number): boolean {
    return seesPersonalData(this.caller, this.roles, this.row) || this.#actedToday(seq);
  }

  /** Whether the caller works on the case: an officer of it, or whoever brought the event about today. */
  mayAct(seq: number): boolean {
    if (this.isOutsider) return false;
    return this.roles.some((role) => OFFICERS.includes(role) || role === 'itemadmin') || this.#actedToday(seq);
  }

  #actedToday(seq: number): boolean {
    const event = this.events[seq - 1];
    return event?.actor.id === this.caller.id && dayOf(event.at) === this.today;
  }

  /** Numbers of the events that one act brought about: those of the same moment, beside each other. */
  act(seq: number): ReadonlySet<number> {
    const { at } = this.#event(seq);
    return new Set(this.events.filter((event) => event.at === at).map((event) => event.seq));
  }

  /** The case as it stood at an effect's event, as the worker sees it. */
  at<K extends EffectKind>({ key, caseNo, seq, kind, body }: StoredEffect): CaseAtEvent<K> {
    const state = fold(caseNo, this.events.slice(0, seq));
    if (!state) throw new Error(`Effect ${key} names an event that is not in the record`);
    const effect = { key, caseNo, seq, kind, body } as unknown as Extract<Effect, { kind: K }>;
    return { effect, event: this.#event(seq), state, ...this.known };
  }

  #event(seq: number): CaseEvent {
    const event = this.events[seq - 1];
    if (!event) throw apiProblem('EVENT_UNKNOWN', { seq: String(seq) });
    return event;
  }
}

/** Lays cases before whoever may know of them; throws CASE_NOT_FOUND for everybody else. */
export class Desk {
  constructor(
    private readonly persistence: Persistence,
    private readonly now: Now,
  ) {}

  async open(caller: Principal, caseNo: string): Promise<DeskCase> {
    const { cases, items, calendars, places } = this.persistence;
    const found = await cases.file(caseNo);
    const roles = found ? rolesOnCase(caller, found.row) : [];
    if (!found || roles.length === 0) throw apiProblem('CASE_NOT_FOUND');
    const events = found.events.map(({ event }) => event);
    const state = fold(caseNo, events);
    const [item, calendar, organ] = state
      ? await Promise.all([
          items.version(state.item.itemCode, state.item.version),
          calendars.version(state.calendar.id, state.calendar.version),
          places.department(state.home.departmentId),
        ])
      : [];
    if (!state || !item || !calendar || !organ) throw new Error(`Case ${caseNo} names what is not in the record`);
    return new DeskCase(caller, found.row, events, state, roles, { item, calendar, organ }, dayOf(epochMs(this.now())));
  }
}
