import { PHONE } from '#libs/domain/case/correctable.js';
import {
  APPLICANT_TYPES,
  type ApplicantType,
  HAND_IN_FORMS,
  type HandInForm,
  ID_TYPES,
  type IdType,
  NOTICE_CHANNELS,
  type NoticeChannel,
} from '#libs/domain/terms/index.js';
import { BooleanField, ProseField, TermField, TextField, TextListField } from '../../http/fields.js';

export const MAX_MATERIALS = 200;
/** An identifier that a request names: of a material, a window, a file. */
export const IdField = (options: { optional?: boolean; description?: string } = {}): PropertyDecorator =>
  TextField({ max: 64, ...options });
/** User names. */
export const UsersField = (options: { optional?: boolean; minItems?: number } = {}): PropertyDecorator =>
  TextListField({ max: 64, maxItems: 50, ...options });

const PHONE_FORMAT = { expression: PHONE, zh: '电话号码', en: 'a telephone number' };
export const PhoneField = (options: { optional?: boolean } = {}): PropertyDecorator =>
  TextField({ max: 25, pattern: PHONE_FORMAT, ...options });

export class PersonDto {
  @TextField({ max: 100 })
  name: string;

  @TermField(ID_TYPES)
  idType: IdType;

  @TextField({ max: 50, min: 0, description: '证件号码' })
  idNo: string;
}

export class ApplicantDto extends PersonDto {
  @TermField(APPLICANT_TYPES)
  type: ApplicantType;

  @PhoneField({ optional: true })
  phone?: string;

  @TextField({ max: 300, optional: true })
  address?: string;

  @TextField({ max: 100, optional: true, description: '法定代表人' })
  legalRepresentative?: string;

  @TextField({ max: 100, optional: true, description: '联系人' })
  contactName?: string;

  @TermField(NOTICE_CHANNELS, { optional: true, description: '通知方式: without one, every channel is used' })
  preferredChannel?: NoticeChannel;
}

export class AgentDto extends PersonDto {
  @PhoneField({ optional: true })
  phone?: string;
}

export class HandedInDto {
  @IdField()
  materialId: string;

  @TermField(HAND_IN_FORMS)
  form: HandInForm;

  @TextListField({ max: 64, maxItems: 50, optional: true })
  attachmentIds?: string[];

  @BooleanField({ optional: true, description: '核对通过 (check-list line at intake)' })
  passed?: boolean;

  @BooleanField({ optional: true, description: '已核验原件' })
  originalChecked?: boolean;

  @ProseField({ max: 500, optional: true, description: '当场更正: what was wrong before it was put right' })
  correctedOnSpot?: string;
}

export class SupplementLineDto {
  @IdField()
  materialId: string;

  @ProseField({ max: 500, description: '补正要求' })
  requirement: string;
}
