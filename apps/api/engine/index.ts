export { CaseGateway, type CaseOutcome } from './case-gateway.js';
export { RetimingGateway } from './retiming-gateway.js';
export { CASE_GATEWAY, EngineModule, RETIMING_GATEWAY } from './engine.module.js';
