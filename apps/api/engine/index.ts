export { CaseGateway, type CaseOutcome } from './case-gateway.js';
export { CASE_GATEWAY, EngineModule } from './engine.module.js';
