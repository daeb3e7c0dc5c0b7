import type { CalendarData } from '#libs/domain/calendar/index.js';
import type { CaseAtEvent, Organ } from '#libs/domain/case/at-event.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { EffectKind } from '#libs/domain/case/effect-types.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { ArchivePort } from './archive/port.js';
import type { CourierPort } from './courier/port.js';
import type { DocumentPort } from './documents/port.js';
import type { ELicencePort } from './e-licence/port.js';
import type { ExchangePort } from './exchange/port.js';
import type { NotifyPort } from './notify/port.js';
import type { PaymentPort } from './payment/port.js';

/** An effect as the outbox keeps it; `body` is what `effectsOf` wrote. */
export interface OutboxEffect {
  readonly key: string;
  readonly caseNo: string;
  readonly seq: number;
  readonly kind: EffectKind;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An effect whose turn has come. */
export interface DueEffect extends OutboxEffect {
  /** Failed tries so far. */
  readonly failures: number;
  /** `traceparent` of what it follows from, where that was traced. */
  readonly trace?: string | null;
}

/**
 * What came of one effect. One that `failed`, or is `held` without a try because its receiver is to be left alone, is not
 * due again before `tryAfter`, and neither are those of its case and kind behind it.
 */
export type EffectOutcome =
  | { readonly key: string; readonly at: EpochMs; readonly outcome: 'done'; readonly receipt: Receipt }
  | {
      readonly key: string;
      readonly at: EpochMs;
      readonly outcome: 'failed';
      /** No personal data. */
      readonly detail: string;
      readonly tryAfter: EpochMs;
    }
  | {
      readonly key: string;
      readonly at: EpochMs;
      /** The receiver refused it for good. */
      readonly outcome: 'given_up';
      readonly detail: string;
      readonly receipt: Receipt;
    }
  | { readonly key: string; readonly at: EpochMs; readonly outcome: 'held'; readonly tryAfter: EpochMs };

/** The outbox of the record room (libs/persistence implements it). */
export interface OutboxStore {
  /**
   * Waiting effects of all cases that may be tried at `now`: the cases that wait longest first, each case's in the order
   * of its events. None whose case has an earlier one of its kind that waits and is not in the answer before it.
   */
  due(now: EpochMs, limit: number): Promise<readonly DueEffect[]>;
  /** All effects of the case; `receipt` is null while one waits. */
  ofCase(caseNo: string): Promise<readonly (OutboxEffect & { readonly receipt: unknown })[]>;
  /** Notes what came of a batch, in one statement. An effect that is done stays done. */
  settle(outcomes: readonly EffectOutcome[]): Promise<void>;
}

export interface CaseFile {
  readonly attachmentId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A document that was issued, as its receipt tells; `reference` is null while it still waits. */
export interface IssuedDocument {
  readonly template: string;
  readonly reference: string | null;
  readonly sm3: string | null;
}

/** Events in order from the first, each with the hash of the chain up to it. */
export type CaseLog = readonly { readonly event: CaseEvent; readonly hash: string }[];

/** What effects read of the record room, to say all that a message, document or record must. */
export interface CaseSources {
  readonly cases: {
    /** The logs of cases, each up to the given event, opened when called; unknown cases are left out. */
    logs(lastSeqs: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, () => CaseLog>>;
  };
  readonly items: { version(itemCode: string, version: number): Promise<ItemVersion | undefined> };
  readonly calendars: { version(id: string, version: number): Promise<CalendarData | undefined> };
  readonly places: { department(id: string): Promise<Organ | undefined> };
  readonly attachments: { ofCase(caseNo: string): Promise<readonly CaseFile[]> };
}

/**
 * What a receiver answered. It is kept in the outbox and read through the API: personal data is in it only masked.
 */
export interface Receipt {
  /** Which receiver: `local-sms`, or the name of an outside system. */
  readonly receiver: string;
  /** The receiver's own number for it. */
  readonly reference: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Everything known of one effect. */
export interface EffectContext<K extends EffectKind> extends CaseAtEvent<K> {
  /** The chain up to the effect's event. */
  readonly chain: CaseLog;
  /** Read for the archive only. */
  readonly files: readonly CaseFile[];
  readonly documents: readonly IssuedDocument[];
}

/**
 * The outside world, one port per kind of effect. Every request carries the effect's key: a receiver that has seen it
 * answers as it did the first time.
 */
export interface EffectPorts {
  readonly notify: NotifyPort;
  readonly documents: DocumentPort;
  readonly courier: CourierPort;
  readonly payment: PaymentPort;
  readonly eLicence: ELicencePort;
  readonly exchange: ExchangePort;
  readonly archive: ArchivePort;
}

/** Lets a test make a receiver fail: throws instead of the receiver. Never wired by the product. */
export interface Faults {
  before(kind: EffectKind, key: string): void | Promise<void>;
}
