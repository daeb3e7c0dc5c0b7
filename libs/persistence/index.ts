/**
 * The record room's surface. First cut: the shapes that the API builds on; each interface becomes a class of the same name.
 * All errors for people are ProblemError with a stable code; EpochMs for instants, CalendarDay for days.
 */
import type { CalendarData } from '#libs/domain/calendar/index.js';
import type { EffectKind } from '#libs/domain/case/effect-types.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { CaseRow } from '#libs/domain/case/row-types.js';
import type { Stage } from '#libs/domain/case/stage.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type { CardLevel } from '#libs/domain/clock/types.js';
import type { CaseNumberScheme } from '#libs/domain/codes/index.js';
import type { Post, Principal, Role } from '#libs/domain/identity/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import type { CommandAnswer, RecordInput } from '#libs/contracts/index.js';
import type { KeyRing } from '#libs/crypto/index.js';

export interface PersistenceOptions {
  readonly databaseUrl: string;
  readonly poolSize?: number;
  readonly keys: KeyRing;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/** Opens the pool; the schema must be there (`migrate`). One per process; `close` ends the pool. */
export declare function openPersistence(options: PersistenceOptions): Promise<Persistence>;

export interface Persistence {
  readonly record: CaseRecord;
  readonly cases: CaseReader;
  readonly lists: CaseLists;
  readonly openings: CaseOpenings;
  readonly receipts: Receipts;
  readonly accounts: Accounts;
  readonly places: Places;
  readonly items: Items;
  readonly calendars: Calendars;
  readonly attachments: Attachments;
  readonly outbox: Outbox;
  readonly throttle: Throttle;
  readonly audit: Audit;
  /** One cheap round trip; throws while the database is away (for /health/ready). */
  ping(): Promise<void>;
  /** Names of migrations that the code has and the database has not; empty when it may be used. */
  pendingMigrations(): Promise<string[]>;
  close(): Promise<void>;
}

export interface CaseRecord {
  /** One statement, one transaction. Answers the hash of the last event; throws RecordContradiction. */
  recordEvents(input: RecordInput): Promise<string>;
}

/** A row as it is stored: it is also the CaseScope that `rolesOnCase` wants. The ID number is kept only as a blind index. */
export type StoredCaseRow = Omit<CaseRow, 'applicantIdNo'>;
export interface StoredReceipt {
  readonly fingerprint: string;
  readonly answer: CommandAnswer;
}
export interface StoredEvent {
  readonly event: CaseEvent;
  /** Hash of the chain up to this event, hex. */
  readonly hash: string;
}

export interface CaseReader {
  /** The row (= scope) and, by the same query, the receipt of an earlier request with this id. */
  findForCommand(
    caseNo: string,
    requestId: string,
  ): Promise<{ row: StoredCaseRow; receipt?: StoredReceipt } | undefined>;
  row(caseNo: string): Promise<StoredCaseRow | undefined>;
  /** Row and opened events in one statement: enough for the case file, timeline and clocks (`fold(events)` for the state). */
  file(caseNo: string): Promise<{ row: StoredCaseRow; events: readonly StoredEvent[] } | undefined>;
  /** Opened events in order; empty for an unknown case. */
  events(caseNo: string): Promise<readonly StoredEvent[]>;
  /** The folded events; undefined for an unknown case. */
  state(caseNo: string): Promise<CaseState | undefined>;
  /** For the public progress query: row and the hash to check the query password against (libs/crypto verifyQueryPassword). */
  progress(caseNo: string): Promise<{ row: StoredCaseRow; queryPasswordHash: string } | undefined>;
  /** 待阅 → 已阅: the caller has read the copy. Answers whether there was an unread one. */
  markRead(caseNo: string, userId: string, at: EpochMs): Promise<boolean>;
}

export const QUEUES = [
  'todo',
  'done',
  'to-read',
  'read',
  'department',
  'supplement',
  'special',
  'warning',
  'overdue',
  'to-issue',
  'all',
] as const;
export type Queue = (typeof QUEUES)[number];

export interface CaseQuery {
  readonly queue: Queue;
  /** Free text: case number (from its start), item, applicant or project (anywhere in it), or an exact ID number. */
  readonly q?: string;
  /** From its start. */
  readonly caseNo?: string;
  readonly itemCode?: string;
  /** Anywhere in the name. */
  readonly itemName?: string;
  /** Anywhere in the name, or an exact ID number. */
  readonly applicant?: string;
  readonly project?: string;
  readonly stage?: Stage | readonly Stage[];
  readonly card?: CardLevel | readonly CardLevel[];
  /** Due on this day or earlier. */
  readonly dueBefore?: CalendarDay;
  /** Both days included (Asia/Shanghai). */
  readonly submittedFrom?: CalendarDay;
  readonly submittedTo?: CalendarDay;
  readonly acceptedFrom?: CalendarDay;
  readonly acceptedTo?: CalendarDay;
  /** From the last page's `nextCursor`; ProblemError CURSOR_INVALID when it is not one of ours for the same queue. */
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}
export interface CasePage {
  readonly rows: readonly StoredCaseRow[];
  readonly nextCursor: string | null;
  /** Exact number of rows that the query has over all pages. */
  readonly total: number;
}
export interface CaseLists {
  /** Sorted by due instant (none last), then case number. Shows only what `rolesOnCase` would. */
  list(who: Principal, query: CaseQuery): Promise<CasePage>;
  /** How many cases each queue holds for `who`, simulated ones not counted; one statement. */
  counts(who: Principal): Promise<Record<Queue, number>>;
}

export interface OpeningRequest {
  /** Derived from caller and Idempotency-Key. */
  readonly requestId: string;
  readonly fingerprint: string;
  readonly itemCode: string;
  readonly day: CalendarDay;
  /** Number series: 'real' or 'simulated'; each has its own counter per item and day. */
  readonly series: string;
  readonly scheme: CaseNumberScheme;
  /** The request, sealed by the caller (context: requestId), so that any process can finish a half-opened case. */
  readonly sealedInput: string;
  readonly openedBy: string;
  readonly passwordSalt: string;
  /** Called once with the new number; its answer is stored with it. */
  readonly queryPasswordHashOf: (caseNo: string) => string;
  readonly at: EpochMs;
}
export interface Opening {
  readonly requestId: string;
  readonly caseNo: string;
  /** Made by this call. When false, all else is what the first call stored: compare `fingerprint`. */
  readonly fresh: boolean;
  readonly fingerprint: string;
  readonly passwordSalt: string;
  readonly queryPasswordHash: string;
  readonly openedBy: string;
  readonly started: boolean;
  /** Null once started. */
  readonly sealedInput: string | null;
}
export interface CaseOpenings {
  /** Allots the number. Throws what the scheme throws (CASE_NUMBER_SERIES_FULL …), leaving nothing behind. */
  begin(request: OpeningRequest): Promise<Opening>;
  /** The workflow runs: the sealed input is forgotten. */
  markStarted(requestId: string): Promise<void>;
  find(requestId: string): Promise<Opening | undefined>;
  /** Openings whose workflow was never confirmed, oldest first, opened before `before`. */
  unfinished(before: EpochMs, limit: number): Promise<readonly Opening[]>;
}

export interface Receipts {
  find(requestId: string): Promise<StoredReceipt | undefined>;
}

export interface AccountRecord {
  readonly principal: Principal;
  /** argon2id encoded; null when the account can't log in by password. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  readonly sample: boolean;
}
export interface ClientRecord {
  readonly principal: Principal;
  readonly secretHash: string;
  readonly disabled: boolean;
  readonly sample: boolean;
}
export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly posts: readonly Post[];
  readonly windowId?: string;
  readonly sample: boolean;
}
export interface NewClient {
  readonly clientId: string;
  readonly name: string;
  readonly secretHash: string;
  readonly posts: readonly Post[];
  readonly sample: boolean;
}
export interface Accounts {
  findUser(username: string): Promise<AccountRecord | undefined>;
  findClient(clientId: string): Promise<ClientRecord | undefined>;
  /** Enabled accounts among `usernames` (for transfer, copy-to): those missing in the answer do not exist. */
  principals(usernames: readonly string[]): Promise<readonly Principal[]>;
  /** Enabled accounts with a post of this role in the department, by name. */
  holders(role: Role, departmentId: string): Promise<readonly Principal[]>;
  /** Inserts those that are not there yet; answers how many were new. */
  addUsers(accounts: readonly NewAccount[]): Promise<number>;
  addClients(clients: readonly NewClient[]): Promise<number>;
}

export interface Region {
  readonly code: string;
  readonly name: string;
}
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}
export interface Hall {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly address: string | null;
}
export interface ServiceWindow {
  readonly id: string;
  readonly name: string;
  readonly hallId: string;
  readonly region: string;
}
export interface Places {
  department(id: string): Promise<Department | undefined>;
  window(id: string): Promise<ServiceWindow | undefined>;
  /** Everything, for choice lists; cached for a minute. */
  all(): Promise<{
    regions: readonly Region[];
    departments: readonly Department[];
    halls: readonly Hall[];
    windows: readonly ServiceWindow[];
  }>;
  /** Inserts or renames. */
  put(places: {
    regions?: readonly Region[];
    departments?: readonly Department[];
    halls?: readonly Hall[];
    windows?: readonly Omit<ServiceWindow, 'region'>[];
  }): Promise<void>;
}

export interface ItemQuery {
  /** Anywhere in the name, or an item code from its start. */
  readonly q?: string;
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit: number;
}
export interface Items {
  /** The published catalogue (the latest published version of each item) by item code. */
  list(query: ItemQuery): Promise<{ rows: readonly ItemVersion[]; nextCursor: string | null }>;
  /** The latest published version; undefined when there is none. */
  published(itemCode: string): Promise<ItemVersion | undefined>;
  /** Any version; immutable once published, therefore cached. */
  version(itemCode: string, version: number): Promise<ItemVersion | undefined>;
  /** Inserts a version, or replaces a draft; throws ITEM_VERSION_IMMUTABLE for another definition of a published one. */
  put(item: ItemVersion, at: EpochMs): Promise<void>;
}

export interface Calendars {
  /** The latest version; undefined for an unknown id. */
  latest(id: string): Promise<CalendarData | undefined>;
  version(id: string, version: number): Promise<CalendarData | undefined>;
  /** The latest versions among `ids`, in their order: the region's own calendar before the national one. */
  firstOf(ids: readonly string[]): Promise<CalendarData | undefined>;
  /** Versions never change: throws CALENDAR_VERSION_IMMUTABLE for other data under a used version. */
  put(calendar: CalendarData): Promise<void>;
}

export interface AttachmentRecord {
  readonly attachmentId: string;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly uploadedBy: string;
  readonly uploadedAt: EpochMs;
  readonly caseNo: string | null;
}
export interface Attachments {
  /** The id is made here. */
  add(attachment: Omit<AttachmentRecord, 'attachmentId' | 'caseNo'>): Promise<AttachmentRecord>;
  find(attachmentId: string): Promise<AttachmentRecord | undefined>;
  /** Only when it belongs to the case. */
  findOfCase(caseNo: string, attachmentId: string): Promise<AttachmentRecord | undefined>;
  ofCase(caseNo: string): Promise<readonly AttachmentRecord[]>;
  /**
   * Binds uploads to a case, all or none: `by` must have uploaded each, and none may belong to another case.
   * Answers the ids that can't be bound (nothing is bound then); empty when all are.
   */
  claim(caseNo: string, by: string, attachmentIds: readonly string[]): Promise<readonly string[]>;
  /** Gives back what a refused command had claimed. */
  release(caseNo: string, attachmentIds: readonly string[]): Promise<void>;
  /** Uploads before `before` that no case names. */
  unnamed(before: EpochMs, limit: number): Promise<readonly AttachmentRecord[]>;
  /** Removes unnamed uploads; answers the hashes that nothing refers to any more (their files may go). */
  remove(attachmentIds: readonly string[]): Promise<readonly string[]>;
  logView(attachmentId: string, by: string, at: EpochMs, requestId: string | null): Promise<void>;
}

export interface EffectTry {
  readonly at: EpochMs;
  readonly outcome: 'done' | 'failed';
  readonly detail: string | null;
}
export interface StoredEffect {
  readonly key: string;
  readonly caseNo: string;
  readonly seq: number;
  readonly kind: EffectKind;
  /** Opened: personal parameters are sealed at rest. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: 'waiting' | 'done';
  readonly receipt: unknown;
  readonly createdAt: EpochMs;
  readonly doneAt: EpochMs | null;
  readonly tries: readonly EffectTry[];
}
export interface Outbox {
  /** All effects of a case with their tries, in order of their events. */
  ofCase(caseNo: string): Promise<readonly StoredEffect[]>;
  /** Those not carried out yet. */
  waiting(caseNo: string): Promise<readonly StoredEffect[]>;
  /** Notes a failed try. `detail` must hold no personal data. */
  failed(key: string, at: EpochMs, detail: string): Promise<void>;
  /** Notes the successful try and the receiver's receipt; a second call changes nothing. */
  done(key: string, at: EpochMs, receipt: unknown): Promise<void>;
}

export interface Throttle {
  /** Counts one try under `key` (a hash where it names a person); fixed window. `retryAfterMs` is 0 while allowed. */
  hit(
    key: string,
    rule: { readonly max: number; readonly windowMs: number },
    now: EpochMs,
  ): Promise<{ allowed: boolean; retryAfterMs: number }>;
  /** Forgets the count, after a success. */
  clear(key: string): Promise<void>;
}

export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  /** What was looked at or changed, as `kind:id`. */
  readonly object: string;
  readonly at: EpochMs;
  readonly requestId: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}
export interface Audit {
  write(entry: AuditEntry): Promise<void>;
}
