import { STAGES, type Stage } from '#libs/domain/case/stage.js';
import { CLOCK_KINDS, type CardLevel, type ClockKind } from '#libs/domain/clock/types.js';
import type { LimitUnit } from '#libs/domain/item/index.js';
import {
  BooleanField,
  ChoiceField,
  DayField,
  IntField,
  ListField,
  NumberField,
  ObjectField,
  PlainField,
  TextField,
  TextListField,
} from '../../http/fields.js';

import {
  BasicView,
  DeliveryView,
  DispatchView,
  DocumentedResultView,
  DueMoveView,
  HandedOverView,
  LegalRemediesView,
  LicenceView,
  PauseNoticeView,
  PauseView,
  RatingView,
} from './basic-view.dto.js';
import { CaseFileView, EventActorView, FormFieldView, ProcessStepView } from './process-view.dto.js';

export const CARDS: readonly CardLevel[] = ['none', 'warning', 'yellow', 'red'];
const Instant = (options: { nullable?: boolean; optional?: boolean; description?: string } = {}) =>
  TextField({ max: 35, example: '2026-02-24T09:00:00.000+08:00', ...options });
const Name = (options: { nullable?: boolean; optional?: boolean; description?: string } = {}) =>
  TextField({ max: 300, ...options });
const Rev = () => IntField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Sequence number of the last event' });

export class TimelineEventView {
  @Rev() seq: number;
  @Name() type: string;
  @Instant() at: string;
  @ObjectField(() => EventActorView) actor: EventActorView;
  @TextField({ max: 4000, optional: true }) opinion?: string;
  @PlainField({ description: 'By type of event; personal data masked where the caller does not need it' }) data: object;
  @TextField({ max: 64, description: 'Of the chain up to this event' }) hash: string;
}
export class TimelineView {
  @ListField(() => TimelineEventView, { maxItems: 1_000_000 }) events: readonly TimelineEventView[];
}

export class LedgerDayView {
  @DayField() date: string;
  @ChoiceField(['working', 'weekend', 'holiday', 'adjusted_working', 'regional_off', 'regional_working']) kind: string;
  @BooleanField() counted: boolean;
  @NumberField({ description: 'Units counted up to and including this date' }) count: number;
  @BooleanField() provisional: boolean;
  @Name({ optional: true }) source?: string;
  @ObjectField(() => PauseNoticeView, { optional: true, description: 'What keeps the date from counting' })
  paused?: PauseNoticeView;
}
export class ClockView {
  @Name() id: string;
  @ChoiceField(CLOCK_KINDS) kind: ClockKind;
  @Name({ optional: true }) step?: string;
  @Name({ optional: true }) stepName?: string;
  @ChoiceField(['working_day', 'calendar_day', 'hour']) unit: LimitUnit;
  @NumberField() budget: number;
  @NumberField({ description: 'Units added by an extension' }) extended: number;
  @Instant() startedAt: string;
  @Instant({ nullable: true }) stoppedAt: string | null;
  @DayField({ nullable: true }) dueOn: string | null;
  @Instant({ nullable: true }) dueAt: string | null;
  @BooleanField() provisional: boolean;
  @NumberField({ description: 'Units left after today; below 0 past the limit' }) remaining: number;
  @BooleanField() overdue: boolean;
  @ChoiceField(CARDS) card: CardLevel;
  @ChoiceField(['running', 'paused', 'stopped']) state: 'running' | 'paused' | 'stopped';
  @ListField(() => PauseView, { maxItems: 1000 }) pauses: readonly PauseView[];
  @ListField(() => DueMoveView, {
    maxItems: 10_000,
    description: 'Why the due date is where it is: each move with its rule and event',
  })
  moves: readonly DueMoveView[];
  @ListField(() => LedgerDayView, { maxItems: 10_000, optional: true }) ledger?: readonly LedgerDayView[];
}
export class ClocksView {
  @ListField(() => ClockView, { maxItems: 1000 }) clocks: readonly ClockView[];
}

export class ReplacedFileView extends CaseFileView {
  @Instant() handedInAt: string;
  @Instant() replacedAt: string;
}
export class HandedInView {
  @Name() form: string;
  @BooleanField({ optional: true }) passed?: boolean;
  @BooleanField({ optional: true }) originalChecked?: boolean;
  @TextField({ max: 500, optional: true, description: '当场更正: what was wrong before' }) correctedOnSpot?: string;
  @ListField(() => CaseFileView, { maxItems: 1000 }) attachments: readonly CaseFileView[];
}
export class RequestedView {
  @Rev() noticeSeq: number;
  @TextField({ max: 500 }) requirement: string;
  @BooleanField({ description: 'Asked for in an earlier notice already' }) repeated: boolean;
  @Instant({ nullable: true }) receivedAt: string | null;
}
export class CaseMaterialView {
  @Name() id: string;
  @IntField({ min: 0, max: 10_000 }) no: number;
  @Name() name: string;
  @Name() necessity: string;
  @Name() form: string;
  @Name() type: string;
  @IntField({ min: 0, max: 10_000 }) copies: number;
  @TextField({ max: 2000 }) notes: string;
  @BooleanField() exempt: boolean;
  @TextListField({ max: 40, maxItems: 10, description: 'Ways in which it may be handed in' })
  acceptedForms: readonly string[];
  @ObjectField(() => HandedInView, { nullable: true }) handedIn: HandedInView | null;
  @ListField(() => ReplacedFileView, { maxItems: 1000, description: 'Files handed in before and replaced since' })
  replaced: readonly ReplacedFileView[];
  @ListField(() => RequestedView, { maxItems: 1000 }) requested: readonly RequestedView[];
}

export class CaseResultView {
  @Name({ nullable: true }) resultCode: string | null;
  @ChoiceField(['granted', 'denied'], { nullable: true }) decision: 'granted' | 'denied' | null;
  @Instant({ nullable: true }) decidedAt: string | null;
  @Instant({ nullable: true }) closedAt: string | null;
  @NumberField({ nullable: true, description: 'Working days from acceptance to decision, less paused days' }) usedDays:
    number | null;
  @ObjectField(() => DocumentedResultView, { optional: true, description: '批准结果 of the business system' })
  document?: DocumentedResultView;
  @TextField({ max: 4000, optional: true }) reason?: string;
  @ObjectField(() => LegalRemediesView, { optional: true, description: '救济途径' }) remedies?: LegalRemediesView;
  @ObjectField(() => LicenceView, { nullable: true }) licence: LicenceView | null;
  @ObjectField(() => DeliveryView) delivery: DeliveryView;
  @ObjectField(() => DispatchView, { nullable: true }) dispatch: DispatchView | null;
  @ObjectField(() => HandedOverView, { nullable: true }) handedOver: HandedOverView | null;
  @ObjectField(() => RatingView, { nullable: true }) rating: RatingView | null;
}

export class LastChangeView {
  @Rev() seq: number;
  @Name() type: string;
  @Name({ description: 'The type in words' }) name: string;
  @Instant() at: string;
  @Name() by: string;
}
export class CaseView {
  @Name() caseNo: string;
  @ChoiceField(STAGES) stage: Stage;
  @Name() stageName: string;
  @Rev() rev: number;
  @Instant({ description: 'Now, in the case’s own time: a simulated one stands at its last event' }) asOf: string;
  @TextListField({ max: 40, maxItems: 100, description: 'What the caller may do now' })
  availableCommands: readonly string[];
  @TextField({ max: 300, description: 'What has to be done next, as a sentence' }) nextAction: string;
  @Name({ nullable: true }) nextRole: string | null;
  @Name({ nullable: true, description: 'The command that the bar offers this caller; null when it is not theirs' })
  nextCommand: string | null;
  @TextListField({ max: 40, maxItems: 20, description: 'Top right of the file: part of availableCommands' })
  topActions: readonly string[];
  @ObjectField(() => LastChangeView, { description: 'Who acted last' }) lastChange: LastChangeView;
  @ChoiceField(CARDS) card: CardLevel;
  @BooleanField({ description: '模拟办件' }) simulated: boolean;
  @BooleanField({ description: 'Personal data are masked for this caller' }) masked: boolean;
  @BooleanField({ description: '待阅: copied to this caller, who has not read it yet' }) toRead: boolean;
  @ListField(() => ClockView, { maxItems: 1000 }) clocks: readonly ClockView[];
  @ObjectField(() => BasicView, { description: '基本信息' }) basic: BasicView;
  @ListField(() => ProcessStepView, { maxItems: 1_000_000, description: '过程信息' })
  process: readonly ProcessStepView[];
  @ListField(() => CaseMaterialView, { maxItems: 1000, description: '条件材料' })
  materials: readonly CaseMaterialView[];
  @ListField(() => FormFieldView, { maxItems: 1000, description: '业务表格' }) form: readonly FormFieldView[];
  @ChoiceField(['online', 'window'], {
    nullable: true,
    description: 'Who filled the form in: the applicant, or the staff; null while nobody has',
  })
  formSource: 'online' | 'window' | null;
  @ObjectField(() => CaseResultView, { description: '办件结果' }) result: CaseResultView;
}

export class CommandAnswerView {
  @ChoiceField(STAGES) stage: Stage;
  @Rev() rev: number;
  @TextListField({ max: 40, maxItems: 100 }) availableCommands: readonly string[];
}

export class EffectTryView {
  @Instant() at: string;
  @ChoiceField(['done', 'failed']) outcome: 'done' | 'failed';
  @TextField({ max: 2000, nullable: true }) detail: string | null;
}
export class EffectView {
  @Name() key: string;
  @Rev() seq: number;
  @Name() kind: string;
  @PlainField() body: object;
  @ChoiceField(['waiting', 'done']) status: 'waiting' | 'done';
  @PlainField({ nullable: true }) receipt: unknown;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) doneAt: string | null;
  @ListField(() => EffectTryView, { maxItems: 10_000 }) tries: readonly EffectTryView[];
}
export class OutboxView {
  @ListField(() => EffectView, { maxItems: 100_000 }) effects: readonly EffectView[];
}
