import type { CaseActor } from '../identity/index.js';
import type { ItemVersion } from '../item/index.js';
import type { Channel, DeliveryMethod, HandInForm, Satisfaction, SpecialProcedureKind } from '../terms/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';
import type { CaseWarnings } from '../warning/index.js';
import type { Agent, Applicant, Delivery, DeliveryAddress, Intake, Receiver, Simulation, StepResult } from './state.js';

export interface HandedIn {
  readonly materialId: string;
  readonly form: HandInForm;
  readonly attachmentIds?: readonly string[];
  /** Intake check-list line (APP-02). */
  readonly passed?: boolean;
  readonly originalChecked?: boolean;
  /** 当场更正: what the window found wrong at first, put right at the same sitting (APP-04). */
  readonly correctedOnSpot?: string;
}
/** Bodies by command name: the same names and fields as the API's (spec/api.md). */
export interface CommandBodies {
  submit: {
    caseNo: string;
    channel: Channel;
    applicant: Applicant;
    agent?: Agent;
    materials: readonly HandedIn[];
    form: Readonly<Record<string, string | number>>;
    delivery: Delivery;
    deliveryAddress?: DeliveryAddress;
    intake?: Intake;
    simulation?: Simulation;
    /** 预警规则 of its item, department and region. */
    warnings?: CaseWarnings;
    /** 收件意见 of the window. */
    opinion?: string;
  };
  'pass-pre-review': { opinion?: string; nextHandlers?: readonly string[]; unmet?: readonly string[] };
  'fail-pre-review': { opinion: string; unmet?: readonly string[] };
  'request-supplement': {
    lines: readonly { materialId: string; requirement: string }[];
    replyWorkingDays?: number;
    opinion?: string;
  };
  'submit-supplement': { materials: readonly HandedIn[]; opinion?: string };
  'check-originals': {
    materialIds: readonly string[];
    /** 纸质与电子无异: the window compared the paper with what was filed online (APP-10). */
    paperMatchesElectronic?: boolean;
  };
  accept: {
    opinion?: string;
    nextHandlers?: readonly string[];
    unmet?: readonly string[];
    /** Lines whose files were added, deleted or replaced while the case was examined (ACC-09). */
    materials?: readonly HandedIn[];
    /** 业务表格 as verified or entered by the staff: fields by name (ACC-13, ACC-14). */
    form?: Readonly<Record<string, string | number>>;
  };
  'refuse-acceptance': { reason: string; legalBasis: string };
  'decide-step': {
    outcome: 'approve' | 'return' | 'deny';
    opinion?: string;
    /** Filled for a business system's result (GB/T 39046 tables 7–8). */
    feedback?: { stepName: string; handler: string; startedAt?: EpochMs; endedAt?: EpochMs; result?: StepResult };
  };
  'start-special-procedure': {
    kind: SpecialProcedureKind;
    basis: string;
    notice: { content: string; servedOn: CalendarDay };
    workingDays: number;
  };
  'finish-special-procedure': { result: string };
  extend: { workingDays: number; reason: string };
  'record-fee': { amount: string; receiptNo: string; paidAt: EpochMs };
  'make-licence': { licenceName?: string; licenceNo?: string };
  dispatch: { carrier: string; trackingNo: string };
  'report-carrier': { status: string; place?: string };
  'return-to-sender': { reason: string };
  'confirm-delivery': { deliveredAt?: EpochMs };
  /** In person, `receiver` is the applicant's data as the clerk corrected it; `collection`: how it was collected (RES-08). */
  'hand-over': ({ inPerson: true; receiver?: Receiver } | { inPerson: false; receiver: Receiver }) & {
    collection?: DeliveryMethod;
    opinion?: string;
  };
  'post-materials': { carrier: string; trackingNo: string };
  'receive-materials': Record<never, never>;
  withdraw: { reason: string };
  'close-no-supplement': { opinion: string };
  void: { reason: string };
  claim: Record<never, never>;
  release: Record<never, never>;
  transfer: { toUser: string; reason: string };
  delegate: { toUser: string; reason: string };
  urge: { message: string; answerWorkingDays?: number };
  'answer-urge': { message: string };
  'copy-to': { users: readonly string[]; message?: string };
  annotate: { opinion: string };
  'correct-data': { changes: Readonly<Record<string, string | number>>; reason: string };
  rate: { satisfaction: Satisfaction; text?: string };
  'fix-rating': { message: string };
  retime: { calendar: { id: string; version: number }; source: string };
  'change-warnings': { warnings: CaseWarnings | null; source: string };
  'migrate-item-version': { item: ItemVersion };
}
export type CommandName = keyof CommandBodies;
export type CaseCommandName = Exclude<CommandName, 'submit'>;

export type Command = {
  [N in CommandName]: {
    readonly name: N;
    readonly actor: CaseActor;
    readonly body: Readonly<CommandBodies[N]>;
    readonly expectedRev?: number;
  };
}[CommandName];
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
