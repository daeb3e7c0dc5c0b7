import { createSealer, type KeyRing } from '#libs/crypto/index.js';
import { AbsenceCases } from './absence/absence-cases.js';
import { Absences } from './absence/absences.js';
import { Accounts } from './account/accounts.js';
import { Colleagues } from './account/colleagues.js';
import { OwnData } from './account/own-data.js';
import { Attachments } from './attachment/attachments.js';
import { Audit } from './audit/audit.js';
import { Calendars } from './calendar/calendars.js';
import { Notices } from './calendar/notices.js';
import { Retimings } from './calendar/retimings.js';
import { CaseChanges } from './case-changes/case-changes.js';
import { CaseLists } from './case-lists/case-lists.js';
import { CaseOpenings } from './case-opening/case-openings.js';
import { CaseRecord } from './case-record/case-record.js';
import { Receipts } from './case-record/receipts.js';
import { CaseReader } from './case-row/case-reader.js';
import { OpenWork } from './case-row/open-work.js';
import { CaseTally } from './case-tally/case-tally.js';
import { Database, type DatabaseOptions } from './database/database.js';
import { DocumentVersions } from './document/document-versions.js';
import { Outbox } from './effect/outbox.js';
import { Ladders } from './escalation/ladders.js';
import { HandOvers } from './hand-over/hand-overs.js';
import { Items } from './item-version/items.js';
import { Messages } from './message/messages.js';
import { Places } from './place/places.js';
import { ReportEvents } from './report/report-events.js';
import { Reports } from './report/reports.js';
import { Sessions } from './session/sessions.js';
import { StatisticsFolding } from './statistics/folding.js';
import { Statistics } from './statistics/statistics.js';
import { DueLoads } from './supervision/due-load.js';
import { Warnings } from './supervision/warnings.js';
import { EventPushes } from './subscription/event-pushes.js';
import { SubscriptionRequests } from './subscription/requests.js';
import { Subscriptions } from './subscription/subscriptions.js';
import { Throttle } from './throttle/throttle.js';
import { WarningRules } from './warning/warning-rules.js';

export interface PersistenceOptions extends DatabaseOptions {
  readonly keys: KeyRing;
}

/** Everything that is kept, over one pool; one per process. */
export interface Persistence {
  readonly record: CaseRecord;
  readonly cases: CaseReader;
  readonly lists: CaseLists;
  readonly tally: CaseTally;
  readonly changes: CaseChanges;
  readonly ladders: Ladders;
  readonly warnings: Warnings;
  readonly warningRules: WarningRules;
  readonly openWork: OpenWork;
  readonly absences: Absences;
  readonly absenceCases: AbsenceCases;
  readonly handOvers: HandOvers;
  readonly dueLoads: DueLoads;
  readonly statistics: Statistics;
  readonly statisticsFolding: StatisticsFolding;
  readonly reports: Reports;
  readonly reportEvents: ReportEvents;
  readonly openings: CaseOpenings;
  readonly receipts: Receipts;
  readonly accounts: Accounts;
  readonly colleagues: Colleagues;
  readonly ownData: OwnData;
  readonly places: Places;
  readonly items: Items;
  readonly calendars: Calendars;
  readonly notices: Notices;
  readonly retimings: Retimings;
  readonly attachments: Attachments;
  readonly outbox: Outbox;
  readonly messages: Messages;
  readonly documents: DocumentVersions;
  readonly subscriptions: Subscriptions;
  readonly subscriptionRequests: SubscriptionRequests;
  readonly pushes: EventPushes;
  readonly throttle: Throttle;
  readonly sessions: Sessions;
  readonly audit: Audit;
  readonly database: Database;
  /** One cheap round trip; throws while the database is away. */
  ping(): Promise<void>;
  /** Migrations that the program has and the database has not; empty when it may be used. */
  pendingMigrations(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the pool; the schema must be there (`migrate`). Throws while the database can't be reached. */
export async function openPersistence({ keys, ...options }: PersistenceOptions): Promise<Persistence> {
  const db = await Database.open(options);
  const sealer = createSealer(keys);
  const calendars = new Calendars(db);
  return {
    record: new CaseRecord(db, keys, sealer),
    cases: new CaseReader(db, sealer),
    lists: new CaseLists(db, keys),
    tally: new CaseTally(db),
    changes: new CaseChanges(db),
    ladders: new Ladders(db),
    warnings: new Warnings(db),
    warningRules: new WarningRules(db),
    openWork: new OpenWork(db),
    absences: new Absences(db),
    absenceCases: new AbsenceCases(db),
    handOvers: new HandOvers(db),
    dueLoads: new DueLoads(db),
    statistics: new Statistics(db),
    statisticsFolding: new StatisticsFolding(db),
    reports: new Reports(db),
    reportEvents: new ReportEvents(db),
    openings: new CaseOpenings(db),
    receipts: new Receipts(db),
    accounts: new Accounts(db),
    colleagues: new Colleagues(db),
    ownData: new OwnData(db, sealer),
    places: new Places(db),
    items: new Items(db),
    calendars,
    notices: new Notices(db, calendars),
    retimings: new Retimings(db),
    attachments: new Attachments(db),
    outbox: new Outbox(db),
    messages: new Messages(db, sealer),
    documents: new DocumentVersions(db, sealer),
    subscriptions: new Subscriptions(db, sealer),
    subscriptionRequests: new SubscriptionRequests(db),
    pushes: new EventPushes(db, sealer),
    throttle: new Throttle(db),
    sessions: new Sessions(db),
    audit: new Audit(db),
    database: db,
    ping: () => db.ping(),
    pendingMigrations: () => db.pendingMigrations(),
    close: () => db.close(),
  };
}
