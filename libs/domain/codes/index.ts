export { isSimulatedCaseNumber, realCaseNumbers, simulatedCaseNumbers } from './caseNumber.js';
export type { CaseNumberParts, CaseNumberScheme } from './caseNumber.js';
export { checkCreditCode, normaliseCreditCode } from './creditCode.js';
export { checkELicenceId, eLicenceId, type ELicenceIdParts } from './eLicenceId.js';
export { checkIdCard, normaliseIdCard } from './idCard.js';
export { type Problem, ProblemError } from './problem.js';
