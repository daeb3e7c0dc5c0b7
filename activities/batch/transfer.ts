import { decide } from '#libs/domain/case/decide/index.js';
import { rowOf } from '#libs/domain/case/row.js';
import { fitsTurn, type Principal } from '#libs/domain/identity/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { ENGINE } from './engine.js';
import type { Decided, Standing } from './on-record.js';

interface Transfer {
  /** User name of who has the case. */
  readonly from: string;
  readonly to: Principal;
  readonly reason: string;
}

/**
 * 转办 by the engine: what was decided; `gone` where the case is not with `from` any more, `unfit` where `to` may not do
 * what is on turn. Throws when the rules of the case refuse for another reason.
 */
export function transfer(
  { state, item, calendar }: Standing,
  { from, to, reason }: Transfer,
  now: EpochMs,
): Decided | 'gone' | 'unfit' {
  const facts = { now, item, calendar };
  if (state.assigneeId !== from || state.closedAt !== undefined) return 'gone';
  if (!fitsTurn(to, rowOf(state, facts))) return 'unfit';
  const decision = decide(state, { name: 'transfer', actor: ENGINE, body: { toUser: to.id, reason } }, facts);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return { decision, facts };
}
