export { placeOfCaseNo, realCaseNumbers, simulatedCaseNumbers } from './caseNumber.js';
export type { CaseNumberParts, CaseNumberScheme } from './caseNumber.js';
export { checkCreditCode } from './creditCode.js';
export { checkELicenceId, eLicenceId, type ELicenceIdParts } from './eLicenceId.js';
export { type Problem } from './problem.js';
