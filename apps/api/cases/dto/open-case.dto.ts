import { CHANNELS, type Channel, DELIVERY_METHODS, type DeliveryMethod } from '#libs/domain/terms/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { CLOCK_KINDS, type ClockKind } from '#libs/domain/clock/types.js';
import { STAGES, type Stage } from '#libs/domain/case/stage.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  InstantField,
  IntField,
  ListField,
  ObjectField,
  ProseField,
  RecordField,
  TermField,
  TextField,
} from '../../http/fields.js';
import { AgentDto, ApplicantDto, HandedInDto, IdField, MAX_MATERIALS, PhoneField } from './parts.dto.js';

export class DeliveryDto {
  @TermField(DELIVERY_METHODS)
  method: DeliveryMethod;

  @TextField({
    max: 64,
    optional: true,
    description: 'For method window: a window’s id, or `intake` for the intake window',
  })
  windowId?: string;

  @TextField({ max: 100, optional: true, description: '收件人 (method mail)' })
  name?: string;

  @PhoneField({ optional: true })
  phone?: string;

  @TextField({ max: 300, optional: true })
  address?: string;
}

export class SimulationDto {
  @InstantField({ description: 'Virtual instant at which the case begins' })
  startAt: EpochMs;

  @IntField({ min: 0, max: 1_000_000_000, description: 'Virtual seconds for each real one' })
  rate: number;
}

/** 申请/收件 */
export class OpenCaseDto {
  @TextField({ max: 64, description: '实施编码' })
  itemCode: string;

  @TermField(CHANNELS)
  channel: Channel;

  @ObjectField(() => ApplicantDto)
  applicant: ApplicantDto;

  @ObjectField(() => AgentDto, { optional: true })
  agent?: AgentDto;

  @ListField(() => HandedInDto, { maxItems: MAX_MATERIALS })
  materials: HandedInDto[];

  @RecordField({ entries: 200, max: 4000, optional: true, description: '业务表格, by field name of the item' })
  form?: Record<string, string | number>;

  @ObjectField(() => DeliveryDto)
  delivery: DeliveryDto;

  @IdField({ optional: true, description: '收件窗口; a window officer’s own where it is left out' })
  intakeWindow?: string;

  @ProseField({ optional: true, description: '收件意见' })
  opinion?: string;

  @ObjectField(() => SimulationDto, { optional: true })
  simulation?: SimulationDto;
}

export class DeadlineView {
  @ChoiceField(CLOCK_KINDS)
  kind: ClockKind;

  @DayField()
  dueOn: string;

  @TextField({ max: 35, description: 'RFC 3339' })
  dueAt: string;

  @BooleanField({ description: 'The date reaches into a year whose calendar is not published yet' })
  provisional: boolean;
}

export class OpenedCaseView {
  @TextField({ max: 50 })
  caseNo: string;

  @TextField({ max: 6, description: '查询密码' })
  queryPassword: string;

  @ChoiceField(STAGES)
  stage: Stage;

  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER })
  rev: number;

  @ListField(() => DeadlineView, { maxItems: 20 })
  deadlines: readonly DeadlineView[];
}
