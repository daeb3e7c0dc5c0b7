import type { IdType } from '../terms/index.js';
import { checkCreditCode } from './creditCode.js';
import { checkIdCard } from './idCard.js';
import type { Problem } from './problem.js';

/** What is wrong with the number of a document of this type; only cards and credit codes carry a check. */
export function checkIdNumber(idType: IdType, idNo: string): Problem | undefined {
  if (idType === 'id_card') return checkIdCard(idNo);
  return idType === 'credit_code' ? checkCreditCode(idNo) : undefined;
}
