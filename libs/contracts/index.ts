import type { CalendarData } from '#libs/domain/calendar/index.js';
import type { Command, CaseCommandName } from '#libs/domain/case/commands.js';
import type { Effect } from '#libs/domain/case/effect-types.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { CaseRow } from '#libs/domain/case/row-types.js';
import type { Stage } from '#libs/domain/case/stage.js';
import type { CaseState, Simulation } from '#libs/domain/case/state.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';

export * from './absence.js';
export * from './retiming.js';
export * from './subscription.js';
export * from './warning-rules.js';

/** Names and message shapes that the API, the worker and the operators' tools share. No personal data in any id. */
export const CASE_TASK_QUEUE = 'tongban-case';
/** The engine's name for our workers as a whole, over all their builds (Temporal worker deployments). */
export const WORKER_DEPLOYMENT = 'tongban';
export const EFFECT_TASK_QUEUE = 'tongban-effect';
export const CASE_WORKFLOW = 'caseWorkflow';
export const EFFECT_PUMP_WORKFLOW = 'effectPump';
export const COMMAND_UPDATE = 'command';
/** Header in which a trace goes from the API through a workflow to its activities, by the name that Temporal's own tools use. */
export const TRACE_HEADER = '_tracer-data';
/** Operators' query: where the case stands, without personal data. */
export const STANDING_QUERY = 'standing';

export const EFFECT_PUMP_ID = 'effect-pump';
export const caseWorkflowId = (caseNo: string): string => `case/${caseNo}`;

/** Search attributes are for operators only; lists come from PostgreSQL. */
export const SEARCH_ATTRIBUTES = {
  stage: 'TongbanStage',
  item: 'TongbanItem',
  department: 'TongbanDepartment',
  due: 'TongbanDue',
} as const;

/** What a case's workflow carries, also across continue-as-new. */
export interface CaseWorkflowInput {
  readonly caseNo: string;
  readonly item: ItemVersion;
  readonly calendar: CalendarData;
  readonly state?: CaseState;
  /** Hash of the last recorded event (hex); '' before the first. */
  readonly lastHash?: string;
  /** Request keys already answered, oldest first; bounded. */
  readonly processed?: readonly ProcessedRequest[];
  readonly simulation?: Simulation;
  /** Real instant (epoch ms) at which the simulated time began; the first run sets it. */
  readonly simulationOrigin?: number;
}

export interface ProcessedRequest {
  readonly requestId: string;
  readonly answer: CommandAnswer;
}

/** One command on its way to a case. `requestId` is derived from caller, key and case; `fingerprint` from the body. */
export interface CommandRequest {
  readonly requestId: string;
  readonly fingerprint: string;
  readonly command: Command;
  /** Revision of the record when the request was made: a case that knows less reads it before it decides. */
  readonly knownRev: number;
}

export interface CommandAnswer {
  readonly caseNo: string;
  readonly stage: Stage;
  readonly rev: number;
  readonly availableCommands: readonly CaseCommandName[];
  /** Of the body that was carried out: a caller whose own differs has reused a key. */
  readonly fingerprint: string;
}

/** One transaction: events, row, effects and receipt of one command (or one alarm). */
export interface RecordInput {
  readonly caseNo: string;
  readonly prevHash: string;
  readonly events: readonly CaseEvent[];
  readonly row: CaseRow;
  readonly effects: readonly Effect[];
  readonly receipt?: { readonly requestId: string; readonly answer: CommandAnswer };
  /** How long after its planned instant the first alarm among the events rang; real milliseconds, for the metrics alone. */
  readonly lateMs?: number;
}

export interface RecordActivities {
  /**
   * Idempotent on (case, sequence). Where the record is already ahead (a worker died between its commit and its answer to
   * the engine), nothing is written and the answer says what stands there; a record that contradicts the case fails for good.
   */
  recordEvents(input: RecordInput): Promise<Recorded>;
  /** What the record holds behind the event with this number and hash; fails for good when nothing follows there. */
  readAhead(place: RecordPlace): Promise<Recorded>;
  /** A version of a calendar, for a case that was re-timed to it. */
  readCalendar(version: { readonly id: string; readonly version: number }): Promise<CalendarData>;
}

/** Where a case stands in its record: the last event it knows; number 0 and hash '' before the first. */
export interface RecordPlace {
  readonly caseNo: string;
  readonly rev: number;
  readonly lastHash: string;
}
export interface Recorded {
  readonly lastHash: string;
  /** Set when the record was ahead of the caller. */
  readonly ahead?: {
    readonly events: readonly CaseEvent[];
    /** What was answered to this very request, when it is among what stands there. */
    readonly answer?: CommandAnswer;
  };
}
export interface EffectActivities {
  /**
   * 外部动作: carries out the effects that wait in the outbox, batch by batch, each once at its receiver, until it is
   * relieved; heartbeats meanwhile. A failed one waits longer before each further try.
   */
  pumpEffects(): Promise<void>;
}

export interface CaseStanding {
  readonly stage: Stage | null;
  readonly rev: number;
  readonly lastHash: string;
  /** Virtual for a simulated case. */
  readonly nextAlarmAt: EpochMs | null;
}

/** Failure types of a command update that the gateway translates; the rejection is the failure's first detail. */
export const REJECTED = 'Rejected';
/** The run is about to continue as new: send the same request again. */
export const CONTINUING = 'Continuing';
