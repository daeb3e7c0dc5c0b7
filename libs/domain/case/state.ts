import type { Clock, CardLevel, ClockKind } from '../clock/types.js';
import type { CaseWarnings } from '../warning/index.js';
import type {
  DeliveryMethod,
  Channel,
  ApplicantType,
  HandInForm,
  IdType,
  NoticeChannel,
  Satisfaction,
  SpecialProcedureKind,
} from '../terms/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';
import type { Stage } from './stage.js';

/** Personal data of the applicant; stored encrypted, masked in view. */
export interface Applicant {
  readonly type: ApplicantType;
  readonly name: string;
  readonly idType: IdType;
  readonly idNo: string;
  readonly phone?: string;
  readonly address?: string;
  readonly legalRepresentative?: string;
  readonly contactName?: string;
  /** 通知方式; without one, every channel is used (MSG-07). */
  readonly preferredChannel?: NoticeChannel;
}
/** 代理人, with the authorisation's attachment where one was handed in. */
export interface Agent {
  readonly name: string;
  readonly idType: IdType;
  readonly idNo: string;
  readonly phone?: string;
}
export interface DeliveryAddress {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}
export interface Receiver {
  readonly name: string;
  readonly idType: IdType;
  readonly idNo: string;
}

/** 送达: `windowId` only for method window (default: the home department's issuing window). */
export interface Delivery {
  readonly method: DeliveryMethod;
  readonly windowId?: string;
}

export interface Intake {
  readonly region: string;
  readonly windowId: string;
}

/** 收取的材料 line. History of files is kept in the events (APP-20). */
export interface CaseMaterial {
  readonly materialId: string;
  readonly form: HandInForm;
  readonly attachmentIds: readonly string[];
  readonly passed?: boolean;
  readonly originalChecked?: boolean;
  /** 当场更正: what was wrong before it was put right at the window. */
  readonly correctedOnSpot?: string;
}

export interface SupplementLine {
  readonly materialId: string;
  readonly requirement: string;
  /** The line was already asked for in an earlier notice (一次性告知 broken). */
  readonly repeated: boolean;
  readonly receivedAt?: EpochMs;
}
export interface SupplementRequest {
  readonly seq: number;
  readonly from: Extract<Stage, 'pre_review' | 'awaiting_acceptance'>;
  readonly servedAt: EpochMs;
  readonly dueOn: CalendarDay;
  readonly lines: readonly SupplementLine[];
  readonly datePassed: boolean;
}

export interface SpecialProcedure {
  readonly seq: number;
  readonly kind: SpecialProcedureKind;
  readonly basis: string;
  readonly noticeContent: string;
  readonly servedOn: CalendarDay;
  readonly workingDays: number;
  readonly startedAt: EpochMs;
  readonly finishedAt?: EpochMs;
  readonly result?: string;
}

export interface Card {
  readonly level: Exclude<CardLevel, 'none'>;
  readonly clockId: string;
  readonly clockKind: ClockKind;
  readonly dueOn: CalendarDay;
  readonly at: EpochMs;
  readonly seq: number;
}

/** 督办 */
export interface Urge {
  readonly seq: number;
  readonly by: string;
  readonly message: string;
  readonly at: EpochMs;
  readonly answerBy?: CalendarDay;
  readonly answer?: string;
  readonly answeredAt?: EpochMs;
}

/** 审批结果 as a business system reports it (GB/T 39046 table 8). */
export interface StepResult {
  readonly type: string;
  readonly licenceName?: string;
  readonly licenceNo?: string;
  readonly validFrom?: CalendarDay;
  readonly validTo?: CalendarDay;
}

export interface Simulation {
  /** Virtual instant at which the case begins. */
  readonly startAt: EpochMs;
  /** Virtual seconds for each real second. */
  readonly rate: number;
}

/** 材料流转 custody of the paper set (MAT-01). */
export interface Custody {
  readonly from: string;
  readonly to: string;
  readonly at: EpochMs;
  readonly by: string;
  readonly trackingNo?: string;
}

/** The whole case, folded from its events. `rev` is the sequence number of the last event. */
export interface CaseState {
  readonly caseNo: string;
  readonly rev: number;
  readonly item: { readonly itemCode: string; readonly version: number };
  readonly calendar: { readonly id: string; readonly version: number };
  readonly simulation?: Simulation;
  /** 预警规则 that hold for it; without any, the defaults. */
  readonly warnings?: CaseWarnings;
  readonly stage: Stage;
  readonly stageSince: EpochMs;
  readonly channel: Channel;
  readonly ownerId: string;
  readonly home: { readonly departmentId: string; readonly region: string };
  readonly intake?: Intake;
  readonly submittedAt: EpochMs;
  /** When the home department had (last) all the materials. */
  readonly receivedAt: EpochMs;
  readonly acceptedAt?: EpochMs;
  readonly deemedAccepted: boolean;
  readonly decidedAt?: EpochMs;
  readonly closedAt?: EpochMs;
  readonly decision?: 'granted' | 'denied';
  readonly applicant: Applicant;
  readonly agent?: Agent;
  readonly form: Readonly<Record<string, string | number>>;
  readonly delivery: Delivery;
  readonly deliveryAddress?: DeliveryAddress;
  readonly materials: readonly CaseMaterial[];
  readonly supplements: readonly SupplementRequest[];
  readonly originalsChecked: boolean;
  readonly feePaid: boolean;
  /** What a business system sent back with its grant. */
  readonly result?: StepResult;
  readonly licence?: { readonly licenceName: string; readonly licenceNo: string };
  readonly dispatch?: { readonly carrier: string; readonly trackingNo: string; readonly at: EpochMs };
  readonly paper: { readonly needsPosting: boolean; readonly postedAt?: EpochMs; readonly custody: readonly Custody[] };
  /** Index of the present approval step in the item version. */
  readonly stepIndex: number;
  readonly stepSince?: EpochMs;
  readonly specials: readonly SpecialProcedure[];
  readonly extension?: {
    readonly workingDays: number;
    readonly reason: string;
    readonly by: string;
    readonly at: EpochMs;
  };
  readonly assigneeId?: string;
  readonly delegatorId?: string;
  readonly clocks: readonly Clock[];
  readonly cards: readonly Card[];
  readonly urges: readonly Urge[];
  readonly readers: readonly string[];
  /** Window officers who served the applicant: they go on knowing of the case, wherever their hall is (SCR-04). */
  readonly servedBy?: readonly string[];
  /** Calendar days on which the applicant had to come to a hall (到现场次数). */
  readonly visitDays: readonly CalendarDay[];
  readonly rating?: { readonly satisfaction: Satisfaction; readonly at: EpochMs; readonly fixedAt?: EpochMs };
  readonly archivedAt?: EpochMs;
  /** 经办人, with the role in which they last acted; see evolve-measures. */
  readonly officer?: { readonly id: string; readonly role: string };
  /** First answer of the office. */
  readonly takenInAt?: EpochMs;
  /** 更正次数 */
  readonly corrections?: number;
}
