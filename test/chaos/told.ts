/** What a client was told, for the checker: nothing in it comes from the product's inside. */
export interface ToldAnswer {
  readonly command: string;
  readonly key: string;
  readonly rev: number;
  readonly stage: string;
}
export interface ToldCase {
  readonly caseNo: string;
  /** Bytes that were handed in with the application, by attachment. */
  readonly attachments: readonly { readonly id: string; readonly sha256: string }[];
  /** In the order in which they were told. */
  readonly answers: readonly ToldAnswer[];
  /** Types of events that the commands make, in their order. */
  readonly expected: readonly string[];
}
export interface Told {
  readonly cases: readonly ToldCase[];
  /** Answers that no honest run gives: a refusal of what was allowed, another answer to the same key. */
  readonly contradictions: readonly string[];
  readonly retries: number;
  readonly longestOutageMs: number;
}
