/** The bundle's only entry: every export is a workflow type. */
export { caseWorkflow } from './case/case-workflow.js';
