import { RUNGS, type Rung } from '#libs/domain/escalation/index.js';
import { ChoiceField, ListField, TextField, TextListField } from '../../http/fields.js';

const LEVELS = ['warning', 'yellow', 'red'] as const;
type Level = (typeof LEVELS)[number];
const RUNG_IDS = `In this order: ${RUNGS.join(', ')}; the officer always among them`;
const Rungs = () => TextListField({ maxItems: RUNGS.length, minItems: 1, max: 30, description: RUNG_IDS });

/** Leave out what shall not narrow the rule. */
export class LadderRuleDto {
  @ChoiceField(LEVELS) level: Level;
  @TextField({ max: 64, optional: true, description: '事项编码' }) itemCode?: string;
  @TextField({ max: 64, optional: true, description: '部门' }) departmentId?: string;
  @TextField({ max: 12, optional: true, description: '区划代码, with the regions below it' }) region?: string;
  @Rungs() rungs: readonly string[];
}

export class LadderRuleView {
  @TextField({ max: 64 }) id: string;
  @ChoiceField(LEVELS) level: Level;
  @TextField({ max: 64, nullable: true }) itemCode: string | null;
  @TextField({ max: 64, nullable: true }) departmentId: string | null;
  @TextField({ max: 12, nullable: true }) region: string | null;
  @TextField({ max: 1000, nullable: true, description: 'Null: for every case' }) scopeName: string | null;
  @Rungs() rungs: readonly Rung[];
}
class RungView {
  @ChoiceField(RUNGS) id: Rung;
  @TextField({ max: 100 }) name: string;
}
class DefaultRungsView {
  @ChoiceField(LEVELS) level: Level;
  @Rungs() rungs: readonly Rung[];
}
export class LadderView {
  @ListField(() => RungView, { maxItems: RUNGS.length }) rungs: readonly RungView[];
  @ListField(() => DefaultRungsView, { maxItems: 3 }) defaults: readonly DefaultRungsView[];
  @ListField(() => LadderRuleView, { maxItems: 10_000 }) rules: readonly LadderRuleView[];
}
