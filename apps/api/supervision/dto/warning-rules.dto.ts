import { CLOCK_KINDS, type ClockKind, THRESHOLD_UNITS, type Threshold } from '#libs/domain/clock/index.js';
import { RULED_ALARMS, type RuledAlarm } from '#libs/domain/warning/index.js';
import {
  BooleanField,
  ChoiceField,
  IntField,
  ListField,
  ObjectField,
  TextField,
  TextListField,
} from '../../http/fields.js';

const CARDS = ['none', 'yellow', 'red'] as const;
const Alarm = () =>
  ChoiceField(RULED_ALARMS, {
    description:
      'warning 预警 before the limit, limit (take_up only) its length, late 红牌 past a limit that gave a 黄牌',
  });

class ThresholdDto {
  @ChoiceField(THRESHOLD_UNITS) unit: Threshold['unit'];
  @IntField({ min: 1, max: 2000, description: 'Working days, hours, or percent of the whole limit' }) value: number;
}

/** Leave out what shall not narrow the rule, and `threshold` for: never. */
export class WarningRuleDto {
  @ChoiceField(CLOCK_KINDS) clock: ClockKind;
  @Alarm() alarm: RuledAlarm;
  @TextField({ max: 64, optional: true, description: '事项编码' }) itemCode?: string;
  @TextField({ max: 64, optional: true, description: '部门' }) departmentId?: string;
  @TextField({ max: 12, optional: true, description: '区划代码, with the regions below it' }) region?: string;
  @ObjectField(() => ThresholdDto, { optional: true }) threshold?: ThresholdDto;
  @TextField({ max: 200, description: '依据: the document by which it is ruled; every case that it changes names it' })
  basis: string;
}

export class WarningRuleView {
  @TextField({ max: 64 }) id: string;
  @ChoiceField(CLOCK_KINDS) clock: ClockKind;
  @Alarm() alarm: RuledAlarm;
  @TextField({ max: 64, nullable: true }) itemCode: string | null;
  @TextField({ max: 64, nullable: true }) departmentId: string | null;
  @TextField({ max: 12, nullable: true }) region: string | null;
  @TextField({ max: 1000, nullable: true, description: 'Null: for every case' }) scopeName: string | null;
  @ObjectField(() => ThresholdDto, { nullable: true }) threshold: ThresholdDto | null;
  @TextField({ max: 200 }) basis: string;
}
/** Where nothing is ruled. */
class DefaultWarningView {
  @ChoiceField(CLOCK_KINDS) clock: ClockKind;
  @TextField({ max: 100 }) name: string;
  @BooleanField({ description: '预警 so many days before the limit as its item says' }) warns: boolean;
  @ChoiceField(CARDS, { description: 'Card at the limit' }) card: (typeof CARDS)[number];
  @BooleanField({ description: '红牌 so many working days past the limit as its item says' }) reddens: boolean;
  @TextListField({ max: 10, maxItems: 3, description: 'What may be ruled' }) alarms: readonly RuledAlarm[];
}
export class WarningRulesView {
  @ListField(() => DefaultWarningView, { maxItems: 50 }) defaults: readonly DefaultWarningView[];
  @ListField(() => WarningRuleView, { maxItems: 10_000 }) rules: readonly WarningRuleView[];
}
/** A rule that was set, and how many running cases it may be for; they get it within moments, each with its event. */
export class WarningRuleSetView {
  @ObjectField(() => WarningRuleView) rule: WarningRuleView;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER }) cases: number;
}
