import { reject, type Rejection, type RejectionCode, type RejectionDetails } from '../rejections.js';

/** Carries a rejection out of a rule; caught by `decide` alone. */
export class Refusal extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.code);
  }
}

export function refuse(code: RejectionCode, details: RejectionDetails = {}): never {
  throw new Refusal(reject(code, details));
}

/** The text without surrounding blanks; refuses an empty one. */
export function required(text: string | undefined, code: RejectionCode, details?: RejectionDetails): string {
  return text?.trim() || refuse(code, details);
}

/** A whole number within [1, max], or the refusal `code`. */
export function withinDays(days: number, max: number, code: RejectionCode): number {
  return Number.isSafeInteger(days) && days >= 1 && days <= max ? days : refuse(code, { max: String(max) });
}
