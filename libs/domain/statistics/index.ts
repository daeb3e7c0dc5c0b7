export { indicatorOf, INDICATORS } from './indicators.js';
export { type DaySpan, firstOfMonth, previousOf, type Step, STEPS, stepsOf } from './periods.js';
export type { Sentence } from './sentence.js';
export { CASE_FIGURES, CASE_SETS, type CaseFigure, type CaseSet, type Indicator, type Term } from './types.js';
export { valueOf, valueText } from './value.js';
