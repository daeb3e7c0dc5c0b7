export { asking } from './asking.js';
export { CaseGateway, type CaseOutcome } from './case-gateway.js';
export { BatchGateway } from './batch-gateway.js';
export { CASE_GATEWAY, EngineModule, BATCH_GATEWAY } from './engine.module.js';
