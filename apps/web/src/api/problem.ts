import type { components } from './schema';

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** RFC 9457 problem+json of our API, or a failure to reach it at all. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Stable code; `NETWORK` when no answer came. */
    readonly code: string,
    readonly detail: string,
    /** A JSON pointer into the request, a stable code and a sentence, each. */
    readonly errors: readonly FieldError[] = [],
    /** The whole body, for members of one code only. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

export type ProblemView = components['schemas']['ProblemView'];
export const isProblem = (error: unknown): error is Problem => error instanceof Problem;

/** The answer could not be had or the office is away for a moment: the same request may be sent again as it is. */
export const maySendAgain = (error: unknown): boolean =>
  isProblem(error) && (error.status === 0 || error.status === 503 || error.status === 429);
