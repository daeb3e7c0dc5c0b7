import { NATIONAL_CALENDAR, workingCalendar } from '#libs/domain/calendar/index.js';
import {
  type CaseCommandName,
  type CaseState,
  type Command,
  type CommandBodies,
  decide,
  effectsOf,
  rowOf,
} from '#libs/domain/case/index.js';
import type { CaseActor, Role } from '#libs/domain/identity/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { epochMs, type EpochMs, startOfDay, calendarDay } from '#libs/domain/time/index.js';
import type { RecordInput } from '#libs/contracts/index.js';
import { LIGHTNING_COMPLETION } from '#libs/samples/index.js';

const MINUTE = 60_000;
const calendar = workingCalendar(NATIONAL_CALENDAR);

export const actor = (id: string, ...roles: Role[]): CaseActor => ({ id, name: `姓名-${id}`, roles });

/** One case told command by command through the real decider; every telling is what the engine would record. */
export class Story {
  state: CaseState | undefined;
  hash = '';
  private now: EpochMs = epochMs(startOfDay(calendarDay('2026-03-02')) + 9 * 60 * MINUTE);

  constructor(
    readonly caseNo: string,
    readonly item: ItemVersion = LIGHTNING_COMPLETION,
  ) {}

  /** The next command is given on this morning. */
  on(day: string): this {
    this.now = epochMs(startOfDay(calendarDay(day)) + 9 * 60 * MINUTE);
    return this;
  }

  submit(own: Partial<CommandBodies['submit']> = {}, by: CaseActor = actor('applicant', 'applicant')): RecordInput {
    const materials = this.item.materials.map(({ id }) => ({ materialId: id, form: 'electronic' as const }));
    return this.tell({
      name: 'submit',
      actor: by,
      body: {
        caseNo: this.caseNo,
        channel: 'online',
        applicant: { type: 'natural_person', name: '张三', idType: 'id_card', idNo: '11010519491231002X' },
        materials,
        form: { projectName: '滨海大厦' },
        delivery: { method: 'electronic' },
        ...own,
      },
    });
  }

  give<N extends CaseCommandName>(name: N, body: CommandBodies[N], by: CaseActor): RecordInput {
    return this.tell({ name, actor: by, body } as unknown as Command);
  }

  /** The input again, as a retried activity would send it. */
  private tell(command: Command): RecordInput {
    this.now = epochMs(this.now + MINUTE);
    const facts = { now: this.now, item: this.item, calendar };
    const decision = decide(this.state, command, facts);
    if (!decision.ok) throw new Error(`${command.name}: ${decision.rejection.code} ${decision.rejection.en}`);
    const { events, state } = decision;
    this.state = state;
    return {
      caseNo: this.caseNo,
      prevHash: this.hash,
      events,
      row: rowOf(state, facts),
      effects: events.flatMap((event) => effectsOf(event, state, facts)),
      receipt: {
        requestId: `${this.caseNo}#${state.rev}`,
        answer: { caseNo: this.caseNo, stage: state.stage, rev: state.rev, availableCommands: [], fingerprint: 'f' },
      },
    };
  }
}
