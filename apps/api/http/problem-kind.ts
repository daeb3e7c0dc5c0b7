/** One sentence in the two languages of the product; `{x}` is replaced by details. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
export interface ProblemKind extends Sentence {
  readonly status: number;
  /** The code that clients see, where it is shared by several sentences. */
  readonly code?: string;
}
/** A table of problems whose codes are known to the compiler. */
export const kinds = <const T extends Record<string, ProblemKind>>(table: T): T => table;
