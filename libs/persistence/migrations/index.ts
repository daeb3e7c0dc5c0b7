import { CaseRecord1795305600001 } from './20261122-01-case-record.js';
import { Catalogue1795305600002 } from './20261122-02-catalogue.js';
import { Access1795305600003 } from './20261122-03-access.js';
import { AttachmentReuse1795305600004 } from './20261122-04-attachment-reuse.js';
import { Sessions1795478400005 } from './20261124-05-sessions.js';
import { RecordedAt1795478400009 } from './20261124-09-recorded-at.js';
import { OwnFiles1795564800010 } from './20261125-10-own-files.js';
import { OwnData1795564800011 } from './20261125-11-own-data.js';
import { Messages1795564800020 } from './20261125-20-messages.js';
import { DocumentVersions1795564800021 } from './20261125-21-document-versions.js';
import { CaseMeasures1795564800030 } from './20261125-30-case-measures.js';
import { Ladder1795564800031 } from './20261125-31-ladder.js';
import { Retiming1795651200040 } from './20261126-40-retiming.js';
import { WarningRules1795651200041 } from './20261126-41-warning-rules.js';
import { Absence1795651200050 } from './20261126-50-absence.js';
import { Report1795651200060 } from './20261126-60-report.js';
import { AttachmentDigest1795737600050 } from './20261127-50-attachment-digest.js';
import { Subscription1795737600070 } from './20261127-70-subscription.js';
import { CaseTally1795737600080 } from './20261127-80-case-tally.js';
import { ParticipantPlace1795737600081 } from './20261127-81-participant-place.js';
import { ListIndexes1795737600082 } from './20261127-82-list-indexes.js';
import { Trace1795737600090 } from './20261127-90-trace.js';
import { StatisticsCells1795737600095 } from './20261127-95-statistics-cells.js';
import { OpeningStarted1795737600096 } from './20261127-96-opening-started.js';
import { PushTries1795737600097 } from './20261127-97-push-tries.js';
import { SubscriptionRequests1795737600098 } from './20261127-98-subscription-requests.js';
import { Forgetting1795737600099 } from './20261127-99-forgetting.js';
import { HandledTally1795737600100 } from './20261127-100-handled-tally.js';

/** Every migration, oldest first. A landed one is never edited: a change is a new migration. */
export const MIGRATIONS = [
  CaseRecord1795305600001,
  Catalogue1795305600002,
  Access1795305600003,
  AttachmentReuse1795305600004,
  Sessions1795478400005,
  RecordedAt1795478400009,
  OwnFiles1795564800010,
  OwnData1795564800011,
  Messages1795564800020,
  DocumentVersions1795564800021,
  CaseMeasures1795564800030,
  Ladder1795564800031,
  Retiming1795651200040,
  WarningRules1795651200041,
  Absence1795651200050,
  Report1795651200060,
  AttachmentDigest1795737600050,
  Subscription1795737600070,
  CaseTally1795737600080,
  ParticipantPlace1795737600081,
  ListIndexes1795737600082,
  Trace1795737600090,
  StatisticsCells1795737600095,
  OpeningStarted1795737600096,
  PushTries1795737600097,
  SubscriptionRequests1795737600098,
  Forgetting1795737600099,
  HandledTally1795737600100,
];
