import type { Type as ClassOf } from '@nestjs/common';
import type { CaseCommandName, CommandBodies } from '#libs/domain/case/commands.js';
import {
  DELIVERY_METHODS,
  type DeliveryMethod,
  ID_TYPES,
  type IdType,
  type Satisfaction,
  SATISFACTIONS,
  SPECIAL_PROCEDURES,
  type SpecialProcedureKind,
} from '#libs/domain/terms/index.js';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  DecimalField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  ProseField,
  RecordField,
  TermField,
  TextField,
  TextListField,
} from '../../http/fields.js';
import { HandedInDto, IdField, MAX_MATERIALS, SupplementLineDto, UsersField } from './parts.dto.js';

/** Every command may say which revision it was decided on. */
export class CommandDto {
  @IntField({
    // 0 is no revision of any case: stale like every other that is not the present one.
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: '409 STALE_REVISION when the case has moved on',
  })
  expectedRev?: number;
}

class OpinionDto extends CommandDto {
  @ProseField({ description: '意见' })
  opinion: string;
}
class OptionalOpinionDto extends CommandDto {
  @ProseField({ optional: true, description: '意见' })
  opinion?: string;
}
class ReasonDto extends CommandDto {
  @ProseField({ description: '理由' })
  reason: string;
}
class MessageDto extends CommandDto {
  @ProseField({ max: 1000 })
  message: string;
}
class UrgeDto extends MessageDto {
  @IntField({ min: -1000, max: 1000, optional: true, description: '答复期限, working days; default 1' })
  answerWorkingDays?: number;
}
/** Passing a stage: the next handlers (default: the post's) and the check-list lines that are not met. */
class PassDto extends OptionalOpinionDto {
  @UsersField({ optional: true })
  nextHandlers?: string[];

  @TextListField({ max: 64, maxItems: MAX_MATERIALS, optional: true, description: '未通过的条件或材料' })
  unmet?: string[];
}
class AcceptDto extends PassDto {
  @ListField(() => HandedInDto, { maxItems: MAX_MATERIALS, optional: true, description: 'Lines whose files changed' })
  materials?: HandedInDto[];

  @RecordField({
    entries: 200,
    max: 4000,
    optional: true,
    description: '业务表格, verified or entered by the staff: fields by name; what differs is recorded as a correction',
  })
  form?: Record<string, string | number>;
}
class FailPreReviewDto extends OpinionDto {
  @TextListField({ max: 64, maxItems: MAX_MATERIALS, optional: true })
  unmet?: string[];
}
class RequestSupplementDto extends OptionalOpinionDto {
  @ListField(() => SupplementLineDto, { maxItems: MAX_MATERIALS })
  lines: SupplementLineDto[];

  @IntField({ min: -1000, max: 1000, optional: true, description: '补正期限, working days' })
  replyWorkingDays?: number;
}
class SubmitSupplementDto extends OptionalOpinionDto {
  @ListField(() => HandedInDto, { maxItems: MAX_MATERIALS })
  materials: HandedInDto[];
}
class CheckOriginalsDto extends CommandDto {
  @TextListField({ max: 64, maxItems: MAX_MATERIALS })
  materialIds: string[];

  @BooleanField({ optional: true, description: '纸质与电子无异' })
  paperMatchesElectronic?: boolean;
}
class RefuseAcceptanceDto extends ReasonDto {
  @ProseField({ max: 1000, description: '法律依据' })
  legalBasis: string;
}
class DecideStepDto extends OptionalOpinionDto {
  @ChoiceField(['approve', 'return', 'deny'])
  outcome: 'approve' | 'return' | 'deny';
}
class ServedNoticeDto {
  @ProseField({ max: 4000, description: '特别程序告知书' })
  content: string;

  @DayField({ description: '送达日期' })
  servedOn: CalendarDay;
}
class StartSpecialProcedureDto extends CommandDto {
  @TermField(SPECIAL_PROCEDURES)
  kind: SpecialProcedureKind;

  @ProseField({ max: 1000 })
  basis: string;

  @ObjectField(() => ServedNoticeDto)
  notice: ServedNoticeDto;

  @IntField({ min: -1000, max: 1000 })
  workingDays: number;
}
class FinishSpecialProcedureDto extends CommandDto {
  @ProseField()
  result: string;
}
class ExtendDto extends ReasonDto {
  @IntField({ min: -1000, max: 1000 })
  workingDays: number;
}
class RecordFeeDto extends CommandDto {
  @DecimalField({ description: 'CNY' })
  amount: string;

  @TextField({ max: 64 })
  receiptNo: string;

  @InstantField()
  paidAt: EpochMs;
}
class MakeLicenceDto extends CommandDto {
  @TextField({ max: 200, optional: true })
  licenceName?: string;

  @TextField({ max: 100, optional: true })
  licenceNo?: string;
}
class CarrierDto extends CommandDto {
  @TextField({ max: 100 })
  carrier: string;

  @TextField({ max: 64 })
  trackingNo: string;
}
class ReportCarrierDto extends CommandDto {
  @TextField({ max: 200 })
  status: string;

  @TextField({ max: 200, optional: true })
  place?: string;
}
class ConfirmDeliveryDto extends CommandDto {
  @InstantField({ optional: true })
  deliveredAt?: EpochMs;
}
class ReceiverDto {
  @TextField({ max: 100, min: 0 })
  name: string;

  @TermField(ID_TYPES)
  idType: IdType;

  @TextField({ max: 50, min: 0 })
  idNo: string;
}
class HandOverDto extends OptionalOpinionDto {
  @BooleanField({ description: '本人领取' })
  inPerson: boolean;

  @ObjectField(() => ReceiverDto, { optional: true, description: 'Required when not in person' })
  receiver?: ReceiverDto;

  @TermField(DELIVERY_METHODS, { optional: true, description: '领取方式' })
  collection?: DeliveryMethod;
}
class ToUserDto extends ReasonDto {
  @IdField({ description: 'User name' })
  toUser: string;
}
class CopyToDto extends CommandDto {
  @UsersField({ minItems: 1 })
  users: string[];

  @ProseField({ max: 1000, optional: true })
  message?: string;
}
class CorrectDataDto extends ReasonDto {
  @RecordField({ entries: 100, max: 4000, nested: true, description: 'By path: `applicant.phone`, `form.x`' })
  changes: Record<string, string | number>;
}
class RateDto extends CommandDto {
  @TermField(SATISFACTIONS)
  satisfaction: Satisfaction;

  @ProseField({ max: 1000, optional: true })
  text?: string;
}

/** Given by operators' tools and the engine, not over HTTP. */
type InternalCommand = 'retime' | 'change-warnings' | 'migrate-item-version';
export type RestCommandName = Exclude<CaseCommandName, InternalCommand>;

/** Every command that may come over HTTP, with the class of its body. */
export const COMMAND_DTOS = {
  'pass-pre-review': PassDto,
  'fail-pre-review': FailPreReviewDto,
  'request-supplement': RequestSupplementDto,
  'submit-supplement': SubmitSupplementDto,
  'check-originals': CheckOriginalsDto,
  accept: AcceptDto,
  'refuse-acceptance': RefuseAcceptanceDto,
  'decide-step': DecideStepDto,
  'start-special-procedure': StartSpecialProcedureDto,
  'finish-special-procedure': FinishSpecialProcedureDto,
  extend: ExtendDto,
  'record-fee': RecordFeeDto,
  'make-licence': MakeLicenceDto,
  dispatch: CarrierDto,
  'report-carrier': ReportCarrierDto,
  'return-to-sender': ReasonDto,
  'confirm-delivery': ConfirmDeliveryDto,
  'hand-over': HandOverDto,
  'post-materials': CarrierDto,
  'receive-materials': CommandDto,
  withdraw: ReasonDto,
  'close-no-supplement': OpinionDto,
  void: ReasonDto,
  claim: CommandDto,
  release: CommandDto,
  transfer: ToUserDto,
  delegate: ToUserDto,
  urge: UrgeDto,
  'answer-urge': MessageDto,
  'copy-to': CopyToDto,
  annotate: OpinionDto,
  'correct-data': CorrectDataDto,
  rate: RateDto,
  'fix-rating': MessageDto,
} as const satisfies {
  readonly [N in RestCommandName]: N extends 'hand-over'
    ? ClassOf<HandOverDto>
    : ClassOf<CommandBodies[N] & CommandDto>;
};

export const isRestCommand = (name: string): name is RestCommandName => Object.hasOwn(COMMAND_DTOS, name);
