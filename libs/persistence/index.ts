export { type Persistence, openPersistence, type PersistenceOptions } from './persistence.js';
export { Database, type DatabaseOptions } from './database/database.js';
export type { AccountRecord, Accounts, ClientRecord, NewAccount, NewClient } from './account/accounts.js';
export type { Colleague, Colleagues } from './account/colleagues.js';
export type { Contact, OwnData, Profile } from './account/own-data.js';
export type { AttachmentRecord, Attachments } from './attachment/attachments.js';
export type { Audit, AuditEntry } from './audit/audit.js';
export { Calendars } from './calendar/calendars.js';
export type { NewNotice, Notices, StoredNotice } from './calendar/notices.js';
export type { RetimedCase, RetimingCounts, Retimings } from './calendar/retimings.js';
export { assertStorable } from './case-event/canonical-json.js';
export type { StoredEvent } from './case-event/case-log.js';
export type { CaseLists, CasePage } from './case-lists/case-lists.js';
export type { CaseQuery } from './case-lists/statements.js';
export { type Queue, QUEUES } from './case-lists/queues.js';
export type { CaseOpenings, Opening, OpeningRequest } from './case-opening/case-openings.js';
export type { CaseRecord } from './case-record/case-record.js';
export { RecordContradiction } from './case-record/contradiction.js';
export type { Asked, AskedOnce } from './subscription/requests.js';
export type { Receipts, StoredReceipt } from './case-record/receipts.js';
export { type CaseTally, rebuildTally, type TallyFault } from './case-tally/case-tally.js';
export type { CaseReader, StoredFile } from './case-row/case-reader.js';
export type { StoredCaseRow } from './case-row/row-mapper.js';
export type { DocumentContent, DocumentVersion, DocumentVersions } from './document/document-versions.js';
export type { DueEffect, EffectOutcome, EffectTry, Outbox, StoredEffect } from './effect/outbox.js';
export type { ItemQuery, Items } from './item-version/items.js';
export type { DueMessage, MessageOutcome, Messages, StoredMessage } from './message/messages.js';
export type { Department, Hall, PlaceList, Places, Region, ServiceWindow } from './place/places.js';
export type { Sessions } from './session/sessions.js';
export type {
  EventPushes,
  PushOutcome,
  DueReceiver,
  ListedPush,
  ReceiverStanding,
} from './subscription/event-pushes.js';
export type { StoredSubscription, SubscriptionChange, Subscriptions } from './subscription/subscriptions.js';
export type { Throttle, ThrottleAnswer, ThrottleRule } from './throttle/throttle.js';
export { openStandings, type RecordStanding, standingOf } from './upkeep/standings.js';
export { drift } from './upkeep/drift.js';
export { forgetOld, type Forgotten } from './upkeep/forget-old.js';
export { migrate } from './upkeep/migrate.js';
export { rebuild, type RebuildReport } from './upkeep/rebuild.js';
export { type CheckFile, verifyLog, type VerifyReport } from './upkeep/verify-log.js';
export { type CaseChange, type CaseChanges, MAX_CHANGES } from './case-changes/case-changes.js';
export type { OversightFilter, PageOf } from './oversight/oversight.js';
export type { DueLoads, SolePost, Span } from './supervision/due-load.js';
export {
  type CardCounts,
  WARNING_GROUPS,
  type WarningFilter,
  type WarningGroup,
  type Warnings,
} from './supervision/warnings.js';
export type { Measured, Statistics } from './statistics/statistics.js';
export type { StatisticsFolding } from './statistics/folding.js';
export { STATISTICS_GROUPS, type StatisticsFilter, type StatisticsGroup } from './statistics/question.js';
export type { Ladders, StoredLadderRule } from './escalation/ladders.js';
export type { StoredWarningRule, WarningRules } from './warning/warning-rules.js';
export type { ReportDraft, ReportLine, ReportQuery, Reports, StoredReport } from './report/reports.js';
export type { ReportEvents } from './report/report-events.js';
export type { AbsenceCase, AbsenceCases } from './absence/absence-cases.js';
export type { AbsencePlaces, Absences, ListedAbsence, StoredAbsence } from './absence/absences.js';
export type { OpenWork, OpenWorkFilter } from './case-row/open-work.js';
export type { HandOverOutcome, HandOvers, StoredHandOver } from './hand-over/hand-overs.js';
