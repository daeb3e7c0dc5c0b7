import type { CaseState, Facts } from '#libs/domain/case/index.js';
import type { CaseActor } from '#libs/domain/identity/index.js';
import type { AttachmentRecord, StoredCaseRow, StoredEvent } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { CaseNames } from './names.js';

/** All that is read of one case before it is shown. */
export interface CaseFile {
  readonly row: StoredCaseRow;
  readonly events: readonly StoredEvent[];
  readonly state: CaseState;
  readonly facts: Facts;
  readonly attachments: readonly AttachmentRecord[];
  readonly names: CaseNames;
  /** Sequence numbers of the events with which messages or documents went out. */
  readonly sent: ReadonlySet<number>;
  /** Copied to the caller, who has not read it yet. */
  readonly toRead: boolean;
}
/** Who looks, and how much of it. */
export interface Viewer {
  readonly actor: CaseActor;
  readonly clear: boolean;
  readonly language: Language;
  /** Each clock with every date that explains it. */
  readonly ledger: boolean;
}
