import { InstantField, IntField, ListField, TextField, TextListField } from '../../http/fields.js';

const Count = (description: string) => IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description });
const MAX_CASES = 500;
const MAX_LISTED = 100;

/** 批量移交: which open cases of an officer go to another one; left out, nothing narrows it. */
class HandOverScopeDto {
  @TextField({ max: 64, description: 'User name of who has the cases' }) from: string;
  @TextField({ max: 64, description: 'User name of the receiver' }) to: string;
  @TextField({ max: 64, optional: true, description: '事项编码' }) itemCode?: string;
  @TextListField({ max: 50, maxItems: MAX_CASES, minItems: 1, optional: true, description: '办件编号, these only' })
  caseNos?: readonly string[];
}
export class HandOverDryRunDto extends HandOverScopeDto {}
export class HandOverOrderDto extends HandOverScopeDto {
  @TextField({ max: 200, description: "理由; every case's event says it" }) reason: string;
}
export class HandOverView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 100 }) fromName: string;
  @TextField({ max: 100 }) toName: string;
  @TextField({ max: 300, nullable: true }) itemName: string | null;
  @TextField({ max: 200 }) reason: string;
  @TextField({ max: 100 }) orderedByName: string;
  @InstantField() orderedAt: string;
  @TextField({ max: 35, nullable: true, description: 'RFC 3339; null while it runs' }) finishedAt: string | null;
  @Count('Cases that were moved so far') moved: number;
  @Count('Cases that were left because the receiver may not do them') left: number;
}
export class HandOversView {
  @ListField(() => HandOverView, { maxItems: MAX_LISTED }) rows: readonly HandOverView[];
}
