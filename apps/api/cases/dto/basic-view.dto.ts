import { CLOCK_KINDS } from '#libs/domain/clock/types.js';
import {
  APPLICANT_TYPES,
  CHANNELS,
  DELIVERY_METHODS,
  ID_TYPES,
  NOTICE_CHANNELS,
  SATISFACTIONS,
  SPECIAL_PROCEDURES,
} from '#libs/domain/terms/index.js';
import { SERVICE_MODES } from '#libs/domain/item/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  type FieldOptions,
  IntField,
  ListField,
  NumberField,
  ObjectField,
  TextField,
  TextListField,
} from '../../http/fields.js';

const Name = (options: FieldOptions = {}) => TextField({ max: 300, ...options });
const Prose = (options: FieldOptions = {}) => TextField({ max: 4000, ...options });
const Instant = (options: FieldOptions = {}) => TextField({ max: 35, description: 'RFC 3339', ...options });
const Seq = () => IntField({ min: 1, max: Number.MAX_SAFE_INTEGER });
const keysOf = (set: object): string[] => Object.keys(set);

export class PersonView {
  @Name() name: string;
  @ChoiceField(keysOf(ID_TYPES)) idType: string;
  @Name() idNo: string;
  @Name({ optional: true }) phone?: string;
}
export class ApplicantView extends PersonView {
  @ChoiceField(keysOf(APPLICANT_TYPES)) type: string;
  @Name({ optional: true }) address?: string;
  @Name({ optional: true }) legalRepresentative?: string;
  @Name({ optional: true }) contactName?: string;
  @ChoiceField(keysOf(NOTICE_CHANNELS), { optional: true }) preferredChannel?: string;
}
export class IntakeView {
  @Name() region: string;
  @Name() windowId: string;
}
export class SimulationView {
  @Instant() startAt: string;
  @NumberField() rate: number;
}
export class CustodyView {
  @Name() from: string;
  @Name() fromName: string;
  @Name() to: string;
  @Name() toName: string;
  @Instant() at: string;
  @Name() by: string;
  @Name() byName: string;
  @Name({ optional: true }) trackingNo?: string;
}
export class PaperView {
  @BooleanField() needsPosting: boolean;
  @Instant({ optional: true }) postedAt?: string;
  @ListField(() => CustodyView, { maxItems: 1000 }) custody: readonly CustodyView[];
}
export class SpecialProcedureView {
  @Seq() seq: number;
  @ChoiceField(keysOf(SPECIAL_PROCEDURES)) kind: string;
  @Prose() basis: string;
  @Prose() noticeContent: string;
  @DayField() servedOn: string;
  @NumberField() workingDays: number;
  @Instant() startedAt: string;
  @Instant({ optional: true }) finishedAt?: string;
  @Prose({ optional: true }) result?: string;
}
export class ExtensionView {
  @NumberField() workingDays: number;
  @Prose() reason: string;
  @Name() by: string;
  @Name() byName: string;
  @Instant() at: string;
}
export class UrgeView {
  @Seq() seq: number;
  @Name() by: string;
  @Name() byName: string;
  @Prose() message: string;
  @Instant() at: string;
  @DayField({ optional: true, description: 'The day by which it must be answered' }) answerBy?: string;
  @Prose({ optional: true }) answer?: string;
  @Instant({ optional: true }) answeredAt?: string;
}
export class CardView {
  @ChoiceField(['warning', 'yellow', 'red']) level: string;
  @Name() clockId: string;
  @ChoiceField(CLOCK_KINDS) clockKind: string;
  @DayField() dueOn: string;
  @Instant() at: string;
  @Seq() seq: number;
}

/** 基本信息 */
export class BasicView {
  @Name() itemCode: string;
  @Seq() itemVersion: number;
  @Name() itemName: string;
  @ChoiceField(['immediate', 'promised']) caseType: string;
  @ChoiceField(keysOf(SERVICE_MODES)) serviceMode: string;
  @Prose() acceptanceStandard: string;
  @TextListField({ max: 4000, maxItems: 1000 }) legalBasis: readonly string[];
  @Name({ nullable: true, description: '特别程序中介服务' }) intermediary: string | null;
  @NumberField() supplementReplyDays: number;
  @NumberField() extensionMaxDays: number;
  @Name() resultName: string;
  @Name() departmentId: string;
  @Name() departmentName: string;
  @Name() region: string;
  @Name() regionName: string;
  @ChoiceField(keysOf(CHANNELS)) channel: string;
  @ObjectField(() => IntakeView, { nullable: true }) intake: IntakeView | null;
  @Name({ nullable: true }) intakeWindowName: string | null;
  @Name({ nullable: true }) intakeRegionName: string | null;
  @Name({ nullable: true }) deliveryWindowName: string | null;
  @Instant() submittedAt: string;
  @Instant() receivedAt: string;
  @Instant({ nullable: true }) acceptedAt: string | null;
  @BooleanField() deemedAccepted: boolean;
  @ObjectField(() => ApplicantView) applicant: ApplicantView;
  @ObjectField(() => PersonView, { nullable: true }) agent: PersonView | null;
  @Name({ nullable: true }) projectName: string | null;
  @Name({ nullable: true }) assigneeId: string | null;
  @Name({ nullable: true }) assigneeName: string | null;
  @Name({ nullable: true }) stepName: string | null;
  @IntField({ min: 1, max: 1000, nullable: true, description: 'Of the present approval step; the last one decides' })
  stepNo: number | null;
  @TextListField({ max: 300, maxItems: 1000, description: '审批环节, in order' }) stepNames: readonly string[];
  @ObjectField(() => SimulationView, { nullable: true }) simulation: SimulationView | null;
  @NumberField() visits: number;
  @NumberField() maxVisits: number;
  @BooleanField() visitsExceeded: boolean;
  @Name({ nullable: true, description: 'CNY' }) feeAmount: string | null;
  @BooleanField() feePaid: boolean;
  @BooleanField() originalsChecked: boolean;
  @ObjectField(() => PaperView) paper: PaperView;
  @ListField(() => SpecialProcedureView, { maxItems: 1000 }) specialProcedures: readonly SpecialProcedureView[];
  @ObjectField(() => ExtensionView, { nullable: true }) extension: ExtensionView | null;
  @ListField(() => UrgeView, { maxItems: 10_000 }) urges: readonly UrgeView[];
  @ListField(() => CardView, { maxItems: 10_000 }) cards: readonly CardView[];
}

export class LicenceView {
  @Name() licenceName: string;
  @Name() licenceNo: string;
}
export class AddressView {
  @Name() name: string;
  @Name() phone: string;
  @Name() address: string;
}
export class DeliveryView {
  @ChoiceField(keysOf(DELIVERY_METHODS)) method: string;
  @Name({ optional: true }) windowId?: string;
  @ObjectField(() => AddressView, { optional: true }) address?: AddressView;
}
export class DispatchView {
  @Name() carrier: string;
  @Name() trackingNo: string;
  @Instant() at: string;
}
export class HandedOverView {
  @Instant() at: string;
  @BooleanField() inPerson: boolean;
  @Name({ nullable: true }) collection: string | null;
  @Name({ nullable: true }) windowId: string | null;
  @Name({ nullable: true }) windowName: string | null;
  @ObjectField(() => PersonView, { nullable: true }) receiver: PersonView | null;
}
export class RatingView {
  @ChoiceField(keysOf(SATISFACTIONS)) satisfaction: string;
  @Instant() at: string;
  @Instant({ optional: true }) fixedAt?: string;
}
export class DocumentedResultView {
  @Name() type: string;
  @Name({ optional: true }) licenceName?: string;
  @Name({ optional: true }) licenceNo?: string;
  @DayField({ optional: true }) validFrom?: string;
  @DayField({ optional: true }) validTo?: string;
}
export class LegalRemediesView {
  @Prose({ description: '行政复议' }) review: string;
  @Prose({ description: '行政诉讼' }) lawsuit: string;
}
export class PauseNoticeView {
  @Name() kind: string;
  @Prose() basis: string;
  @DayField() servedOn: string;
}
export class PauseView {
  @Instant() from: string;
  @Instant({ optional: true }) to?: string;
  @ObjectField(() => PauseNoticeView) notice: PauseNoticeView;
  @Seq() seq: number;
}
export class DueMoveView {
  @ChoiceField(['started', 'paused', 'resumed', 'extended', 'retimed']) rule: string;
  @Seq() seq: number;
  @Instant() at: string;
  @DayField({ nullable: true, description: 'null while paused' }) from: string | null;
  @DayField({ nullable: true }) to: string | null;
  @Prose({ optional: true }) note?: string;
}
