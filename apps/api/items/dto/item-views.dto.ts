import { SERVICE_MODES } from '#libs/domain/item/index.js';
import {
  BooleanField,
  ChoiceField,
  IntField,
  ListField,
  NumberField,
  ObjectField,
  PlainField,
  TextField,
  TextListField,
} from '../../http/fields.js';

export class ItemListQuery {
  @TextField({ max: 100, optional: true, description: 'Anywhere in the name, or an item code from its start' })
  q?: string;
  @TextField({ max: 200, optional: true }) cursor?: string;
  @IntField({ min: 1, max: 100, optional: true, fromText: true, description: 'Default 20' }) limit?: number;
}

const Text = (options: { optional?: boolean; description?: string } = {}) =>
  TextField({ max: 4000, min: 0, ...options });
const Words = () => TextListField({ max: 300, maxItems: 1000 });

export class LimitView {
  @ChoiceField(['working_day', 'calendar_day', 'hour']) unit: string;
  @NumberField() budget: number;
}
export class ItemRowView {
  @Text({ description: '实施编码' }) itemCode: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER }) version: number;
  @Text() name: string;
  @Text({ description: '实施清单名称' }) implementationName: string;
  @Text() departmentId: string;
  @Text() departmentName: string;
  @Text() region: string;
  @Text({ description: '事项类型, GB/T 39046 code' }) itemType: string;
  @Words() serviceObjects: readonly string[];
  @Words() handlingForms: readonly string[];
  @ChoiceField(['immediate', 'promised'], { description: '即办件 / 承诺件' }) caseType: string;
  @ChoiceField(Object.keys(SERVICE_MODES)) serviceMode: string;
  @IntField({ min: 1, max: 5, description: '星级' }) star: number;
  @IntField({ min: 0, max: 100, description: '到现场次数' }) visits: number;
  @ObjectField(() => LimitView) legalLimit: LimitView;
  @ObjectField(() => LimitView) promisedLimit: LimitView;
}
export const MAX_WINDOWS = 1000;
export class ItemWindowView {
  @Text({ description: '窗口编号' }) id: string;
  @Text() name: string;
  @Text() hallName: string;
  @Text() region: string;
  @Text() regionName: string;
  @ChoiceField(['general', 'issuing'], { description: '通办窗口 / 发证窗口' }) kind: string;
}
export class ItemWindowsView {
  @ListField(() => ItemWindowView, { maxItems: MAX_WINDOWS }) rows: readonly ItemWindowView[];
}
export class ItemListView {
  @ListField(() => ItemRowView, { maxItems: 100 }) rows: readonly ItemRowView[];
  @TextField({ max: 200, nullable: true }) nextCursor: string | null;
}

export class MaterialView {
  @Text() id: string;
  @IntField({ min: 0, max: 10_000 }) no: number;
  @Text() name: string;
  @Text() necessity: string;
  @Text() form: string;
  @Text() type: string;
  @IntField({ min: 0, max: 10_000 }) copies: number;
  @Text() notes: string;
  @BooleanField() intermediary: boolean;
  @Text({ optional: true }) intermediaryItem?: string;
  @BooleanField() eLicence: boolean;
  @Text({ optional: true }) eLicenceCatalogue?: string;
  @BooleanField() exempt: boolean;
  @Text({ optional: true }) exemptMeasure?: string;
}
export class StepView {
  @Text() id: string;
  @Text() name: string;
  @ChoiceField(['handler', 'reviewer', 'approver']) role: string;
  @ObjectField(() => LimitView, { optional: true }) limit?: LimitView;
}
export class ItemFormFieldView {
  @Text() name: string;
  @Text() label: string;
  @ChoiceField(['text', 'number', 'date', 'choice']) type: string;
  @BooleanField() required: boolean;
  @IntField({ min: 1, max: 100_000, optional: true }) maxLength?: number;
  @TextListField({ max: 300, maxItems: 1000, optional: true }) choices?: readonly string[];
  @BooleanField({ optional: true }) personal?: boolean;
}
export class ItemContactsView {
  @Text({ description: '咨询电话' }) consult: string;
  @Text({ description: '投诉电话' }) complain: string;
}
export class ItemFeeView {
  @Text({ description: 'CNY' }) amount: string;
  @Text() basis: string;
}
export class ItemResultView {
  @Text() name: string;
  @BooleanField() eLicence: boolean;
  @Text({ optional: true }) eLicenceCatalogue?: string;
  @IntField({ min: 1, max: 12_000, optional: true }) validMonths?: number;
}
export class RemediesView {
  @Text({ description: '行政复议' }) review: string;
  @Text({ description: '行政诉讼' }) lawsuit: string;
}
export class ItemView extends ItemRowView {
  @Words() scope: readonly string[];
  @BooleanField() joint: boolean;
  @BooleanField({ description: '容缺受理' }) toleratesMissing: boolean;
  @BooleanField() specialProcedure: boolean;
  @BooleanField() specialProcedureIntermediary: boolean;
  @Text({ optional: true }) specialProcedureIntermediaryName?: string;
  @Text({ description: '受理标准' }) acceptanceStandard: string;
  @Text({ description: '网上办理流程' }) onlineProcess: string;
  @Text({ description: '窗口办理流程' }) windowProcess: string;
  @Words() legalBasis: readonly string[];
  @ObjectField(() => RemediesView, { description: '救济途径' }) remedies: RemediesView;
  @ListField(() => MaterialView, { maxItems: 1000 }) materials: readonly MaterialView[];
  @ListField(() => ItemResultView, { maxItems: 100, description: '办事结果' }) results: readonly ItemResultView[];
  @ListField(() => StepView, { maxItems: 100 }) steps: readonly StepView[];
  @ListField(() => ItemFormFieldView, { maxItems: 1000, description: '业务表格' }) form: readonly ItemFormFieldView[];
  @ObjectField(() => ItemFeeView, { optional: true }) fee?: ItemFeeView;
  @ObjectField(() => ItemContactsView, { description: '咨询和投诉渠道' }) contacts: ItemContactsView;
  @Words() deliveryMethods: readonly string[];
  @PlainField({ description: 'Limits and thresholds' }) rules: object;
}
