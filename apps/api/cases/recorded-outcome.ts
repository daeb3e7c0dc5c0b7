import type { Receipts } from '#libs/persistence/index.js';
import type { CaseOutcome } from '../engine/index.js';

/**
 * What became of a request by the record. An engine that fell after the commit has lost its answer; when the request
 * comes again, the case has already moved on by it and refuses it. A refusal is final only when nothing is recorded.
 */
export async function recordedOutcome(
  receipts: Receipts,
  requestId: string,
  outcome: CaseOutcome,
): Promise<CaseOutcome> {
  if (outcome.kind !== 'rejected' && outcome.kind !== 'closed') return outcome;
  const receipt = await receipts.find(requestId);
  return receipt ? { kind: 'answered', answer: receipt.answer } : outcome;
}
