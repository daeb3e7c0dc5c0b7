import { STAGE_INFO, type Stage } from '#libs/domain/case/stage.js';
import type { CardLevel } from '#libs/domain/clock/types.js';
import type { TermSet } from '#libs/domain/terms/index.js';
import type { CalendarDay } from '#libs/domain/time/index.js';
import { type Queue, QUEUES } from '#libs/persistence/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  IntField,
  ListField,
  NumberField,
  TermField,
  TextField,
} from '../../http/fields.js';
import { CARDS } from './case-views.dto.js';

/** A stage by its identifier or its Chinese name. */
const STAGES_AS_TERMS: TermSet<Stage> = STAGE_INFO;
const Filter = (description: string) => TextField({ max: 100, optional: true, description });
const Day = (description: string) => DayField({ optional: true, description });

export class CaseListQuery {
  @ChoiceField(QUEUES, { optional: true, description: 'Default `todo`' }) queue?: Queue;
  @Filter('Case number (from its start), item, applicant or project (anywhere), or an exact ID number') q?: string;
  @TextField({ max: 50, optional: true, description: '流水号, from its start' }) caseNo?: string;
  @TextField({ max: 64, optional: true, description: '事项编码' }) itemCode?: string;
  @Filter('事项名称, anywhere in it') itemName?: string;
  @Filter('申请人, anywhere in the name, or an exact ID number') applicant?: string;
  @Filter('项目名称, anywhere in it') project?: string;
  @TermField(STAGES_AS_TERMS, { optional: true }) stage?: Stage;
  @ChoiceField(CARDS, { optional: true }) card?: CardLevel;
  @BooleanField({ optional: true, fromText: true, description: '到现场次数 above the bound of the service mode' })
  visitsExceeded?: boolean;
  @Day('Due on this day or earlier') dueBefore?: CalendarDay;
  @Day('申请时间 from') submittedFrom?: CalendarDay;
  @Day('申请时间 to, this day included') submittedTo?: CalendarDay;
  @Day('受理时间 from') acceptedFrom?: CalendarDay;
  @Day('受理时间 to, this day included') acceptedTo?: CalendarDay;
  @TextField({ max: 500, optional: true, description: 'nextCursor of the page before' }) cursor?: string;
  @IntField({ min: 1, max: 100, optional: true, fromText: true, description: 'Rows of a page, default 20' })
  limit?: number;
}

export class CaseQueryDto {
  @BooleanField({ optional: true, fromText: true, description: 'Each clock with every date that explains it' })
  ledger?: boolean;
}

const Text = (options: { nullable?: boolean } = {}) => TextField({ max: 300, ...options });
const Instant = (options: { nullable?: boolean } = {}) => TextField({ max: 35, description: 'RFC 3339', ...options });

export class CaseRowView {
  @Text() caseNo: string;
  @IntField({ min: 1, max: Number.MAX_SAFE_INTEGER }) rev: number;
  @Text() stage: string;
  @Text() stageName: string;
  @Instant() stageSince: string;
  @Text() itemCode: string;
  @Text() itemName: string;
  @Text() applicantName: string;
  @Text({ nullable: true }) projectName: string | null;
  @Text() channel: string;
  @Text() departmentId: string;
  @Text() departmentName: string;
  @Text() region: string;
  @Text() regionName: string;
  @Text({ nullable: true }) intakeRegion: string | null;
  @Text({ nullable: true }) intakeRegionName: string | null;
  @Text({ nullable: true }) intakeWindow: string | null;
  @Text() deliveryMethod: string;
  @Text({ nullable: true }) deliveryWindow: string | null;
  @Text({ nullable: true }) role: string | null;
  @Text({ nullable: true }) stepName: string | null;
  @Text({ nullable: true }) assigneeId: string | null;
  @Text({ nullable: true }) assigneeName: string | null;
  @Instant() submittedAt: string;
  @Instant() receivedAt: string;
  @Instant({ nullable: true }) acceptedAt: string | null;
  @Instant({ nullable: true }) decidedAt: string | null;
  @Instant({ nullable: true }) closedAt: string | null;
  @Text({ nullable: true }) resultCode: string | null;
  @DayField({ nullable: true }) dueOn: string | null;
  @Instant({ nullable: true }) dueAt: string | null;
  @Text({ nullable: true }) dueClock: string | null;
  @BooleanField() dueProvisional: boolean;
  @IntField({
    min: -100_000,
    max: 100_000,
    nullable: true,
    description: 'Working days left after today up to `dueOn`, below 0 past it; null without a due date',
  })
  workingDaysLeft: number | null;
  @BooleanField() overdue: boolean;
  @DayField({ nullable: true }) promiseDueOn: string | null;
  @DayField({ nullable: true }) legalDueOn: string | null;
  @ChoiceField(CARDS) card: CardLevel;
  @BooleanField() specialRunning: boolean;
  @BooleanField() urgeOpen: boolean;
  @NumberField() visits: number;
  @NumberField() maxVisits: number;
  @NumberField({ nullable: true }) usedDays: number | null;
  @BooleanField() simulated: boolean;
}
export class CaseListView {
  @ListField(() => CaseRowView, { maxItems: 100 }) rows: readonly CaseRowView[];
  @TextField({ max: 500, nullable: true }) nextCursor: string | null;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'Exact' }) total: number;
}

/** How many cases each queue holds for the caller. */
export class QueueCountsView {
  declare todo: number;
}
for (const queue of QUEUES) IntField({ min: 0, max: Number.MAX_SAFE_INTEGER })(QueueCountsView.prototype, queue);
