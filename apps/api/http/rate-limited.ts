import type { ThrottleAnswer } from '#libs/persistence/index.js';
import { apiProblem } from './problems.js';

/** Throws RATE_LIMITED unless every answer lets the caller in; says for how long to wait. */
export function requireAllowed(answers: readonly ThrottleAnswer[]): void {
  const wait = Math.max(...answers.map(({ allowed, retryAfterMs }) => (allowed ? 0 : retryAfterMs)));
  if (wait === 0) return;
  const seconds = String(Math.max(1, Math.ceil(wait / 1000)));
  throw apiProblem('RATE_LIMITED', { seconds }, { headers: { 'retry-after': seconds } });
}
