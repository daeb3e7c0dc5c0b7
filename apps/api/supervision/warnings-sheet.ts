import type { WatchedCaseView } from './dto/warnings.dto.js';

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly of: (row: WatchedCaseView, card: string) => string | number | null;
}

export const COLUMNS: readonly Column[] = [
  { zh: '办件编号', en: 'Case number', of: ({ caseNo }) => caseNo },
  { zh: '事项名称', en: 'Item', of: ({ itemName }) => itemName },
  { zh: '申请人', en: 'Applicant', of: ({ applicantName }) => applicantName },
  { zh: '部门', en: 'Department', of: ({ departmentName }) => departmentName },
  { zh: '地区', en: 'Region', of: ({ regionName }) => regionName },
  { zh: '环节', en: 'Stage', of: ({ stageName }) => stageName },
  { zh: '状态', en: 'Card', of: (_, card) => card },
  { zh: '计时种类', en: 'Clock', of: ({ cardClockName }) => cardClockName },
  { zh: '期限', en: 'Limit of the card', of: ({ cardDueOn }) => cardDueOn },
  { zh: '最近到期日', en: 'Next due', of: ({ dueOn }) => dueOn },
  { zh: '超期工作日', en: 'Working days late', of: ({ overdueDays }) => overdueDays },
  { zh: '待办岗位', en: 'Waits for', of: ({ waitsFor }) => waitsFor.roleName },
  { zh: '经办人', en: 'Officer', of: ({ waitsFor }) => waitsFor.userName },
];
