import { createHash } from 'node:crypto';
import { hashQueryPassword, type KeyRing, verifyQueryPassword } from '#libs/crypto/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { Persistence, StoredCaseRow, ThrottleRule } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';
import { requireAllowed } from '../http/rate-limited.js';

const MINUTE = 60_000;
/** Six digits stand against guessing only while guesses are few: for one case from one place, from anywhere, and per place. */
const RULES = {
  caseAndPlace: { max: 5, windowMs: MINUTE },
  case: { max: 100, windowMs: 60 * MINUTE },
  place: { max: 120, windowMs: MINUTE },
} as const satisfies Record<string, ThrottleRule>;
const NO_CASE = '-';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** 进度查询: for whoever has case number and query password. A wrong one of either is answered alike, and as slowly. */
export class ProgressQueries {
  readonly #nobody: string;

  constructor(
    private readonly persistence: Persistence,
    private readonly keys: KeyRing,
    private readonly now: Now,
  ) {
    this.#nobody = hashQueryPassword(keys, NO_CASE, '');
  }

  /** Throws RATE_LIMITED or PROGRESS_NOT_FOUND. */
  async find(caseNo: string, password: string, address: string): Promise<StoredCaseRow> {
    const caseKey = `progress:${hashOf(caseNo)}`;
    const both = `${caseKey}:${hashOf(address)}`;
    await this.#count([
      [both, RULES.caseAndPlace],
      [caseKey, RULES.case],
      [`progress-from:${hashOf(address)}`, RULES.place],
    ]);
    const found = await this.persistence.cases.progress(caseNo);
    const fits = verifyQueryPassword(this.keys, caseNo, password, found?.queryPasswordHash ?? this.#nobody);
    // A simulated case appears to nobody but whoever may open one.
    if (!found || !fits || found.row.simulated) throw apiProblem('PROGRESS_NOT_FOUND');
    await Promise.all([this.persistence.throttle.clear(both), this.persistence.throttle.clear(caseKey)]);
    return found.row;
  }

  async #count(doors: readonly (readonly [string, ThrottleRule])[]): Promise<void> {
    const at = epochMs(this.now());
    const answers = await Promise.all(doors.map(([key, rule]) => this.persistence.throttle.hit(key, rule, at)));
    requireAllowed(answers);
  }
}
