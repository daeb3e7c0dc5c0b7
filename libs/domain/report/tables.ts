import type { ReportTable } from './types.js';

/** 部门情况: every indicator stands in one table, so that a row still fits an A4 page. A test holds the two lists equal. */
export const REPORT_TABLES: readonly ReportTable[] = [
  {
    title: { zh: '各部门办件与收件', en: 'Cases and intake by department' },
    indicators: ['case-volume', 'cross-region-volume', 'online-share', 'acceptance-rate', 'intake-time'],
  },
  {
    title: { zh: '各部门办结', en: 'Closing by department' },
    indicators: ['closed', 'completion-rate', 'on-time-rate', 'early-closed-rate', 'early-rate'],
  },
  {
    title: { zh: '各部门办理时限', en: 'Handling time by department' },
    indicators: ['overdue-rate', 'average-days', 'limit-compression'],
  },
  {
    title: { zh: '各部门办理质量', en: 'Quality by department' },
    indicators: ['single-supplement-rate', 'return-rate', 'error-rate', 'refusals'],
  },
  {
    title: { zh: '各部门评价', en: 'Ratings by department' },
    indicators: ['rating-coverage', 'active-rating-share', 'average-score', 'average-score-of-all'],
  },
  {
    title: { zh: '各部门差评及整改', en: 'Bad ratings by department' },
    indicators: ['bad-rating-rate', 'very-bad-rating-rate', 'bad-rating-fix-rate', 'bad-rating-fix-in-time-rate'],
  },
];
