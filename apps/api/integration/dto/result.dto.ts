import type { TermSet } from '#libs/domain/terms/index.js';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import { DayField, InstantField, ObjectField, ProseField, TermField, TextField } from '../../http/fields.js';

/** 业务动作 of GB/T 39046 table 7: 通过, 退回, 其他. */
const ACTIONS: TermSet<'approve' | 'return' | 'deny'> = {
  approve: { zh: '通过', en: 'Pass' },
  return: { zh: '退回', en: 'Return' },
  deny: { zh: '其他', en: 'Other' },
};

/** 办结结果 fields of GB/T 39046 table 8. */
export class StepResultDto {
  @TextField({ max: 50, description: '结果类型' }) type: string;
  @TextField({ max: 200, optional: true, description: '证照名称' }) licenceName?: string;
  @TextField({ max: 100, optional: true, description: '证照编号' }) licenceNo?: string;
  @DayField({ optional: true }) validFrom?: CalendarDay;
  @DayField({ optional: true }) validTo?: CalendarDay;
}
/** A business system's result of a step: 办理过程 fields of GB/T 39046 table 7. */
export class ResultDto {
  @TermField(ACTIONS) action: 'approve' | 'return' | 'deny';
  @TextField({ max: 100, description: '环节名称' }) stepName: string;
  @TextField({ max: 100, description: '处理人' }) handler: string;
  @ProseField({ optional: true, description: '意见' }) opinion?: string;
  @InstantField({ optional: true }) startedAt?: EpochMs;
  @InstantField({ optional: true }) endedAt?: EpochMs;
  @ObjectField(() => StepResultDto, { optional: true }) result?: StepResultDto;
}
