import { BooleanField, ChoiceField, DayField, TextField } from '../../http/fields.js';
import { STAGES } from '#libs/domain/case/stage.js';

export class ProgressQuery {
  @TextField({ max: 50, description: '办件编号' }) caseNo: string;
  @TextField({ max: 32, trim: false, description: '查询密码' }) password: string;
}
const Instant = (options: { nullable?: boolean } = {}) => TextField({ max: 35, description: 'RFC 3339', ...options });

/** 办理进度: where the case stands, and nothing about the person. */
export class ProgressView {
  @TextField({ max: 50 }) caseNo: string;
  @TextField({ max: 300 }) itemName: string;
  @ChoiceField(STAGES) stage: string;
  @TextField({ max: 100 }) stageName: string;
  @Instant() stageSince: string;
  @TextField({ max: 100, nullable: true, description: '审批环节' }) stepName: string | null;
  @Instant() submittedAt: string;
  @Instant({ nullable: true }) acceptedAt: string | null;
  @Instant({ nullable: true }) decidedAt: string | null;
  @Instant({ nullable: true }) closedAt: string | null;
  @DayField({ nullable: true, description: '承诺办结日期' }) promiseDueOn: string | null;
  @DayField({ nullable: true, description: 'The nearest date that runs' }) dueOn: string | null;
  @BooleanField() dueProvisional: boolean;
  @BooleanField({ description: '特别程序进行中' }) specialRunning: boolean;
  @TextField({ max: 20 }) deliveryMethod: string;
}
