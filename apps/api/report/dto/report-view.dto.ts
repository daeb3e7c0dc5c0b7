import {
  BooleanField,
  ChoiceField,
  DayField,
  InstantField,
  IntField,
  ListField,
  NumberField,
  ObjectField,
  TextField,
  TextListField,
} from '../../http/fields.js';
import { IndicatorView } from '../../statistics/index.js';
import { ReportLineView, ReportRegionView } from './report.dto.js';

const STATES = ['draft', 'published'] as const;
const Count = () => IntField({ min: 0, max: Number.MAX_SAFE_INTEGER });

export class ReportMeasureView {
  @NumberField() numerator: number;
  @NumberField({ nullable: true }) denominator: number | null;
  @NumberField({ nullable: true, description: 'Null where the denominator is 0: no data, never 0' })
  value: number | null;
  @TextField({ max: 60 }) text: string;
}
export class ReportFigureView extends ReportMeasureView {
  @TextField({ max: 60 }) indicator: string;
  @ObjectField(() => ReportMeasureView, { description: 'In the month before' }) before: ReportMeasureView;
  @NumberField({ nullable: true }) change: number | null;
  @TextField({ max: 100, description: '上升 5.6 个百分点' }) changeText: string;
}
export class ReportDepartmentView {
  @TextField({ max: 64 }) id: string;
  @TextField({ max: 300 }) name: string;
  @ListField(() => ReportFigureView, { maxItems: 200, description: 'In the order of `indicators`' })
  figures: readonly ReportFigureView[];
}
export class ReportTableView {
  @TextField({ max: 100 }) title: string;
  @TextListField({ maxItems: 20, max: 60 }) indicators: readonly string[];
}
export class ReportCardCountView {
  @TextField({ max: 300 }) department: string;
  @Count() yellow: number;
  @Count() red: number;
}
export class ReportCardView {
  @TextField({ max: 300 }) department: string;
  @TextField({ max: 64 }) caseNo: string;
  @TextField({ max: 300 }) itemName: string;
  @ChoiceField(['yellow', 'red']) level: string;
  @TextField({ max: 60 }) levelName: string;
  @TextField({ max: 60, description: 'The clock that ran out' }) clock: string;
  @DayField() dueOn: string;
  @InstantField() at: string;
}
export class ReportAnswerView {
  @InstantField() at: string;
  @TextField({ max: 100 }) by: string;
  @TextField({ max: 2000, lines: true }) message: string;
}
export class ReportUrgeView {
  @TextField({ max: 300 }) department: string;
  @TextField({ max: 64 }) caseNo: string;
  @TextField({ max: 300 }) itemName: string;
  @InstantField() at: string;
  @TextField({ max: 100 }) by: string;
  @TextField({ max: 2000, lines: true }) message: string;
  @DayField({ nullable: true }) answerBy: string | null;
  @ObjectField(() => ReportAnswerView, { nullable: true }) answer: ReportAnswerView | null;
}
export class ReportObstacleView {
  @TextField({ max: 60 }) code: string;
  @TextField({ max: 300 }) message: string;
}
export class ReportCorrectionView {
  @TextField({ max: 64 }) id: string;
  @IntField({ min: 1, max: 2_147_483_647 }) version: number;
  @TextField({ max: 500 }) reason: string;
}
export class ReportView {
  @TextField({ max: 64 }) id: string;
  @ChoiceField(STATES) state: (typeof STATES)[number];
  @IntField({ min: 1, max: 2_147_483_647 }) version: number;
  @TextField({ max: 300 }) title: string;
  @ObjectField(() => ReportRegionView) region: ReportRegionView;
  @TextField({ max: 7 }) month: string;
  @DayField() from: string;
  @DayField() to: string;
  @DayField() previousFrom: string;
  @DayField() previousTo: string;
  @InstantField({ description: 'What happened later is in no figure' }) computedAt: string;
  @TextField({ max: 5000, min: 0, lines: true, description: '导语' }) lead: string;
  @TextField({ max: 5000, min: 0, lines: true, description: '要求' }) demands: string;
  @ListField(() => IndicatorView, { maxItems: 200, description: 'The definitions as they stood' })
  indicators: readonly IndicatorView[];
  @ListField(() => ReportFigureView, { maxItems: 200 }) total: readonly ReportFigureView[];
  @ListField(() => ReportTableView, { maxItems: 50 }) tables: readonly ReportTableView[];
  @ListField(() => ReportDepartmentView, { maxItems: 5000 }) departments: readonly ReportDepartmentView[];
  @ListField(() => ReportCardCountView, { maxItems: 5000 }) cardCounts: readonly ReportCardCountView[];
  @ListField(() => ReportCardView, { maxItems: 500, description: 'The first 500; the counts are exact' })
  cards: readonly ReportCardView[];
  @Count() urgesTotal: number;
  @Count() urgesAnswered: number;
  @ListField(() => ReportUrgeView, { maxItems: 500, description: 'The first 500; the counts are exact' })
  urges: readonly ReportUrgeView[];
  @ObjectField(() => ReportCorrectionView, { nullable: true, description: 'The version that this one corrects' })
  corrects: ReportCorrectionView | null;
  @IntField({ min: 1, max: 2_147_483_647, nullable: true, description: 'Of a draft' }) rev: number | null;
  @ListField(() => ReportObstacleView, { maxItems: 10, description: 'What keeps a draft from being published' })
  obstacles: readonly ReportObstacleView[];
  @BooleanField({ description: 'Whether the caller may change, publish or correct it' }) isWritable: boolean;
  @TextField({ max: 100, nullable: true }) signerName: string | null;
  @InstantField({ nullable: true }) publishedAt: string | null;
  @TextField({ max: 64, nullable: true, description: 'SM3 over the stored document' }) sm3: string | null;
  @BooleanField({ description: 'The stored document still has its hash' }) isIntact: boolean;
  @ListField(() => ReportLineView, { maxItems: 100, description: 'Every version of this month, latest first' })
  versions: readonly ReportLineView[];
}
