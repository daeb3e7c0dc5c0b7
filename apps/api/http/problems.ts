import type { Rejection } from '#libs/domain/case/rejections.js';
import type { ProblemError } from '#libs/domain/codes/problem.js';
import type { ProblemKind, Sentence } from './problem-kind.js';
import { type ProblemName, PROBLEMS } from './problem-table.js';

export type { Sentence } from './problem-kind.js';
export type { ProblemName } from './problem-table.js';

/** One mistake in a request: where (RFC 6901 pointer; '/field' of a query too), a stable code, a sentence. */
export interface FieldError extends Sentence {
  readonly pointer: string;
  readonly code: string;
}

type Details = Readonly<Record<string, string>>;
/** What a placeholder stands for: data as it is, or a term in each language. */
type Terms = Readonly<Record<string, string | Sentence>>;
interface Extras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Members beside the standard ones (RFC 9457 §3.2), such as OAuth's `error`. */
  readonly members?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

const fill = (text: string, details: Details): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(details, key) ? details[key]! : whole));

/** A refusal on its way to the caller; the filter writes it as problem+json in the caller's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: Sentence,
    readonly details: Details = {},
    readonly extras: Extras = {},
  ) {
    super(sentence.en, { cause: extras.cause });
  }
}

const said = (terms: Terms, language: keyof Sentence): Details =>
  Object.fromEntries(
    Object.entries(terms).map(([key, term]) => [key, typeof term === 'string' ? term : term[language]]),
  );

export function apiProblem(name: ProblemName, terms: Terms = {}, extras: Extras = {}): ApiProblem {
  const kind: ProblemKind = PROBLEMS[name];
  const details = said(terms, 'zh');
  const sentence = { zh: fill(kind.zh, details), en: fill(kind.en, said(terms, 'en')) };
  return new ApiProblem(kind.status, kind.code ?? name, sentence, details, extras);
}

/** A rule of the case said no: its own code, status and sentences. */
export const rejectionProblem = ({ status, code, zh, en, details }: Rejection): ApiProblem =>
  new ApiProblem(status, code, { zh, en }, details);

/** Codes of the libraries that a caller may see, by status; all others stay inside. */
const LIBRARY_STATUS: Readonly<Record<string, number>> = { CURSOR_INVALID: 400, CASE_NUMBER_SERIES_FULL: 409 };

/** A library's own refusal; undefined when it is not the caller's doing. */
export function libraryProblem({ problem, ...error }: ProblemError): ApiProblem | undefined {
  const named = 'status' in error && typeof error.status === 'number' ? error.status : LIBRARY_STATUS[problem.code];
  return named !== undefined && named < 500 ? new ApiProblem(named, problem.code, problem) : undefined;
}
