/** The bundle's only entry: every export is a workflow type. */
export { effectPump } from './effects/effect-pump.js';
export { pushPump } from './subscription/push-pump.js';
export { absenceWorkflow } from './absence/absence-workflow.js';
export { handOverWorkflow } from './hand-over/hand-over-workflow.js';
export { warningRulesWorkflow } from './warnings/warning-rules-workflow.js';
export { retimingWorkflow } from './retiming/retiming-workflow.js';
export { caseWorkflow } from './case/case-workflow.js';
