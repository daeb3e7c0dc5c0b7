/** What is wrong with a value, for a person: a stable code, and what to do about it in Chinese and English. */
export interface Problem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A problem thrown where there is no answer to hand it back in. `message` is the English sentence. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;

  constructor(readonly problem: Problem) {
    super(problem.en);
    this.code = problem.code;
  }
}
