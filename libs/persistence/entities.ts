import { AbsenceCaseEntity, AbsenceEntity } from './absence/absence.entity.js';
import { AccountEntity, ClientEntity } from './account/account.entity.js';
import { AttachmentEntity, AttachmentReuseEntity, AttachmentViewEntity } from './attachment/attachment.entity.js';
import { AuditLogEntity } from './audit/audit-log.entity.js';
import { CalendarNoticeEntity } from './calendar/calendar-notice.entity.js';
import { RetimedCaseEntity } from './calendar/retimed-case.entity.js';
import { CalendarEntity } from './calendar/calendar.entity.js';
import { CaseEventEntity } from './case-event/case-event.entity.js';
import { CaseNumberCounterEntity, CaseOpeningEntity } from './case-opening/case-opening.entity.js';
import { CommandReceiptEntity } from './case-record/command-receipt.entity.js';
import { CaseParticipantEntity } from './case-row/case-participant.entity.js';
import { CaseRowEntity } from './case-row/case-row.entity.js';
import { CaseTallyEntity } from './case-tally/case-tally.entity.js';
import { HandledTallyEntity } from './case-tally/handled-tally.entity.js';
import { DocumentVersionEntity } from './document/document-version.entity.js';
import { EffectEntity, EffectTryEntity } from './effect/effect.entity.js';
import { WarningRuleEntity } from './warning/warning-rule.entity.js';
import { LadderRuleEntity } from './escalation/ladder-rule.entity.js';
import { HandOverCaseEntity, HandOverEntity } from './hand-over/hand-over.entity.js';
import { ItemVersionEntity } from './item-version/item-version.entity.js';
import { MessageEntity, MessageTryEntity } from './message/message.entity.js';
import { ReportDraftEntity, ReportEntity } from './report/report.entity.js';
import { DepartmentEntity, HallEntity, RegionEntity, ServiceWindowEntity } from './place/place.entity.js';
import { RevokedTokenEntity } from './session/revoked-token.entity.js';
import {
  StatisticsCellEntity,
  StatisticsChangeEntity,
  StatisticsGroupEntity,
  StatisticsStateEntity,
} from './statistics/statistics.entity.js';
import { EventPushEntity, SubscriptionEntity, SubscriptionRequestEntity } from './subscription/subscription.entity.js';
import { ThrottleEntity } from './throttle/throttle.entity.js';

/** Every table of the product. The drift check compares them with what the migrations make. */
export const ENTITIES = [
  CaseEventEntity,
  CaseRowEntity,
  CaseParticipantEntity,
  CaseTallyEntity,
  HandledTallyEntity,
  EffectEntity,
  EffectTryEntity,
  MessageEntity,
  MessageTryEntity,
  DocumentVersionEntity,
  CommandReceiptEntity,
  CaseOpeningEntity,
  CaseNumberCounterEntity,
  RegionEntity,
  DepartmentEntity,
  HallEntity,
  ServiceWindowEntity,
  ItemVersionEntity,
  CalendarEntity,
  CalendarNoticeEntity,
  RetimedCaseEntity,
  AccountEntity,
  ClientEntity,
  AttachmentEntity,
  AttachmentReuseEntity,
  AttachmentViewEntity,
  LadderRuleEntity,
  WarningRuleEntity,
  ReportEntity,
  ReportDraftEntity,
  AbsenceEntity,
  AbsenceCaseEntity,
  HandOverEntity,
  HandOverCaseEntity,
  SubscriptionEntity,
  EventPushEntity,
  SubscriptionRequestEntity,
  StatisticsCellEntity,
  StatisticsGroupEntity,
  StatisticsChangeEntity,
  StatisticsStateEntity,
  ThrottleEntity,
  RevokedTokenEntity,
  AuditLogEntity,
];
