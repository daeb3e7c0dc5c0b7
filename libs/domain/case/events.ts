import type { AlarmKind, ClockKind, DueMove } from '../clock/types.js';
import type { Channel, DeliveryMethod, Satisfaction, SpecialProcedureKind } from '../terms/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';
import type { CaseWarnings } from '../warning/index.js';
import type { Stage } from './stage.js';
import type {
  Agent,
  Applicant,
  CaseMaterial,
  Delivery,
  DeliveryAddress,
  Intake,
  Receiver,
  Simulation,
  StepResult,
  SupplementLine,
} from './state.js';

export interface EventActor {
  readonly id: string;
  readonly name: string;
  /** The role in which the actor acted; `engine` for the case's own timers. */
  readonly role: string;
}

/** Clock moves that an event makes: clock id → move without its event's seq and instant. */
export type Moves = readonly (Omit<DueMove, 'seq' | 'at'> & { readonly clockId: string })[];

interface AlarmData {
  readonly clockId: string;
  readonly clock: ClockKind;
  readonly dueOn: CalendarDay;
  readonly alarm: AlarmKind;
  readonly reason: string;
}
export interface CarrierData {
  readonly carrier: string;
  readonly trackingNo: string;
}

/**
 * What happened, by type. `data` may be shown to whoever may read the case; `personal` is encrypted at rest and masked.
 * Types are stable: histories and the log keep them for ever.
 */
export interface EventPayloads {
  'case-submitted': {
    data: {
      itemCode: string;
      itemVersion: number;
      calendar: { id: string; version: number };
      channel: Channel;
      ownerId: string;
      home: { departmentId: string; region: string };
      intake?: Intake;
      materials: readonly CaseMaterial[];
      delivery: Delivery;
      needsPosting: boolean;
      visit: boolean;
      originalsChecked: boolean;
      simulation?: Simulation;
      warnings?: CaseWarnings;
      limits: { acceptanceLocal: number; acceptanceLegal: number; paperPosting: number; dayEndsAtMinute: number };
      moves: Moves;
    };
    personal: {
      applicant: Applicant;
      agent?: Agent;
      form: Readonly<Record<string, string | number>>;
      deliveryAddress?: DeliveryAddress;
    };
  };
  'pre-review-passed': { data: { to: Stage; nextHandlers: readonly string[] } };
  'pre-review-failed': { data: { unmet: readonly string[] } };
  'supplement-requested': {
    data: {
      from: 'pre_review' | 'awaiting_acceptance';
      lines: readonly SupplementLine[];
      replyWorkingDays: number;
      dueOn: CalendarDay;
      dayEndsAtMinute: number;
      moves: Moves;
    };
  };
  'supplement-received': {
    data: {
      materials: readonly CaseMaterial[];
      complete: boolean;
      to: Stage;
      visit: boolean;
      /** False again when it brought an original that nobody has seen. */
      originalsChecked: boolean;
      limits: { acceptanceLocal: number; acceptanceLegal: number; dayEndsAtMinute: number };
      moves: Moves;
    };
  };
  'supplement-date-passed': { data: { dueOn: CalendarDay; clockId: string } };
  'originals-checked': {
    data: {
      materialIds: readonly string[];
      to: Stage;
      /** 纸质与电子无异 */
      paperMatchesElectronic?: true;
      limits?: { acceptanceLocal: number; acceptanceLegal: number; dayEndsAtMinute: number };
      moves: Moves;
    };
  };
  'materials-amended': { data: { materials: readonly CaseMaterial[] } };
  accepted: { data: ApprovalStart };
  'deemed-accepted': { data: ApprovalStart & { receivedOn: CalendarDay; clockId: string } };
  'acceptance-refused': { data: { reason: string; legalBasis: string } };
  'step-decided': {
    data: {
      stepId: string;
      stepName: string;
      outcome: 'approve' | 'return' | 'deny';
      by: 'platform' | 'system';
      handler: string;
      startedAt: EpochMs;
      endedAt: EpochMs;
      /** Index of the step that follows; null when this was the last. */
      nextStep: number | null;
      nextStepLimit?: {
        stepId: string;
        unit: 'working_day' | 'calendar_day' | 'hour';
        budget: number;
        dayEndsAtMinute: number;
      };
      moves: Moves;
    };
  };
  'decision-granted': {
    data: {
      result?: StepResult;
      issuanceDays: number;
      dayEndsAtMinute: number;
      moves: Moves;
    };
  };
  'decision-denied': { data: { reason: string; remedies: { review: string; lawsuit: string } } };
  'special-procedure-started': {
    data: {
      kind: SpecialProcedureKind;
      basis: string;
      notice: { content: string; servedOn: CalendarDay };
      workingDays: number;
      dayEndsAtMinute: number;
      moves: Moves;
    };
  };
  'special-procedure-finished': { data: { kind: SpecialProcedureKind; result: string; moves: Moves } };
  extended: {
    data: {
      workingDays: number;
      reason: string;
      /** What the working days are in each clock's own unit, by clock id. */
      units: Readonly<Record<string, number>>;
      moves: Moves;
    };
  };
  'fee-recorded': { data: { amount: string; receiptNo: string; paidAt: EpochMs } };
  'licence-made': { data: { licenceName: string; licenceNo: string } };
  dispatched: { data: CarrierData };
  'carrier-reported': { data: { status: string; place?: string } };
  'returned-to-sender': { data: { reason: string } };
  delivered: { data: { deliveredAt: EpochMs } };
  'handed-over': {
    data: { inPerson: boolean; windowId?: string; collection?: DeliveryMethod };
    personal?: { receiver: Receiver };
  };
  'materials-posted': { data: CarrierData };
  'materials-received': { data: Record<never, never> };
  withdrawn: { data: { reason: string } };
  'closed-no-supplement': { data: { automatic: boolean } };
  voided: { data: { reason: string } };
  claimed: { data: Record<never, never> };
  released: { data: Record<never, never> };
  transferred: { data: { toUser: string; reason: string } };
  delegated: { data: { toUser: string; reason: string } };
  /** 督办; `answerBy`: the day by which it must be answered. */
  urged: { data: { message: string; answerBy?: CalendarDay } };
  'urge-answered': { data: { urgeSeq: number; message: string } };
  copied: { data: { users: readonly string[]; message?: string } };
  annotated: { data: Record<never, never> };
  'data-corrected': {
    data: { fields: readonly string[]; reason: string };
    personal: {
      before: Readonly<Record<string, string | number | null>>;
      changes: Readonly<Record<string, string | number>>;
    };
  };
  retimed: { data: { calendar: { id: string; version: number }; source: string; moves: Moves } };
  /** 预警规则变更: `warnings` null where only the defaults hold now. */
  'warnings-changed': { data: { warnings: CaseWarnings | null; source: string; moves: Moves } };
  'item-version-migrated': { data: { from: number; to: number; stepIndex: number } };
  rated: {
    data: { satisfaction: Satisfaction; text?: string; fixDays: number; dayEndsAtMinute: number; moves: Moves };
  };
  'rating-fixed': { data: { message: string } };
  archived: { data: Record<never, never> };
  'warning-raised': { data: AlarmData };
  'yellow-card-raised': { data: AlarmData };
  'red-card-raised': { data: AlarmData };
}

/** What starts when a case is accepted, or deemed so. */
export interface ApprovalStart {
  readonly from: EpochMs;
  readonly promise: { readonly unit: 'working_day' | 'calendar_day' | 'hour'; readonly budget: number };
  readonly legal: { readonly unit: 'working_day' | 'calendar_day' | 'hour'; readonly budget: number };
  readonly step?: {
    readonly stepId: string;
    readonly unit: 'working_day' | 'calendar_day' | 'hour';
    readonly budget: number;
  };
  readonly promiseDueOn: CalendarDay;
  readonly dayEndsAtMinute: number;
  readonly nextHandlers: readonly string[];
  readonly moves: Moves;
}

export type EventType = keyof EventPayloads;

type EventOf<T extends EventType> = {
  readonly seq: number;
  readonly type: T;
  readonly at: EpochMs;
  readonly actor: EventActor;
  readonly opinion?: string;
} & Readonly<EventPayloads[T]>;

export type CaseEvent = { [T in EventType]: EventOf<T> }[EventType];
export type CaseEventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
/** An event before it has its number, instant and actor. */
export type EventBody = {
  [T in EventType]: { readonly type: T; readonly opinion?: string } & Readonly<EventPayloads[T]>;
}[EventType];
