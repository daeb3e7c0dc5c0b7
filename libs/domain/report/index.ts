export { compileReport, type ReportSource } from './compile.js';
export { hasBegun, isFinished, isReportMonth, REPORT_MONTH, type ReportMonth, spanOfMonth } from './month.js';
export * from './rules.js';
export { REPORT_TABLES } from './tables.js';
export type * from './types.js';
export { changeOf, changeText, monthText, reportTitle } from './words.js';
