import type { EffectKind } from '#libs/domain/case/effect-types.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { faultOf, NO_TRACING, type Tracing } from '#libs/observability/index.js';
import { assertStorable } from '#libs/persistence/index.js';
import { inTime, PATIENCE_MS, RECEIVER_TIMEOUT } from './attempt.js';
import { contextsOf } from './contexts.js';
import { LOCAL_PORTS } from './local.js';
import { PHONE_UNREACHABLE, UNDELIVERED } from './notify/port.js';
import { perform } from './perform.js';
import type {
  CaseLog,
  CaseSources,
  DueEffect,
  EffectContext,
  EffectOutcome,
  EffectPorts,
  Faults,
  OutboxStore,
  Receipt,
} from './ports.js';
import type { Rests } from './rests.js';
import { MAX_TRIES, waitAfter } from './waits.js';

export interface CarryOutDeps {
  readonly outbox: Pick<OutboxStore, 'ofCase'>;
  readonly sources: CaseSources;
  readonly ports: EffectPorts;
  readonly now: () => EpochMs;
  /** Told of each try. */
  readonly meter?: (kind: EffectKind, outcome: 'done' | 'failed') => void;
  readonly tracing?: Tracing;
  readonly logger: { warn(fields: object, message: string): void };
  readonly rests: Rests;
  readonly stop: AbortSignal;
  readonly faults?: Faults;
  /** How long a receiver may take to answer; milliseconds. */
  readonly patienceMs?: number;
}

/** The due effects of one case, in order, with its log. */
export interface DueCase {
  readonly caseNo: string;
  readonly log: () => CaseLog;
  readonly effects: readonly DueEffect[];
}

/**
 * Carries out what is due of one case, in order. A receiver must get a case's effects in their order, so behind one that
 * fails those of its kind are left (the outbox lets them wait with it), while the other kinds go on.
 */
export async function carryOut(dueCase: DueCase, deps: CarryOutDeps): Promise<readonly EffectOutcome[]> {
  const { outbox, sources, now, rests, stop } = deps;
  const receipts = new Map<string, Receipt>();
  const contextOf = contextsOf(dueCase, sources, outbox, receipts);
  const heldUp = new Set<EffectKind>();
  const outcomes: EffectOutcome[] = [];
  for (const effect of dueCase.effects) {
    if (stop.aborted) break;
    const { key, kind } = effect;
    if (heldUp.has(kind)) continue;
    const restsUntil = rests.until(kind, now());
    const outcome: EffectOutcome | undefined =
      restsUntil === undefined
        ? await tried(effect, contextOf, deps)
        : { key, at: now(), outcome: 'held', tryAfter: restsUntil };
    if (!outcome) break;
    outcomes.push(outcome);
    if (outcome.outcome === 'done') receipts.set(key, outcome.receipt);
    else if (outcome.outcome !== 'given_up') heldUp.add(kind);
  }
  return outcomes;
}

/** Undefined when the pump was relieved meanwhile: whoever comes next asks again, with the same key. */
async function tried(
  effect: DueEffect,
  contextOf: (effect: DueEffect) => Promise<EffectContext<EffectKind>>,
  { ports, now, meter, tracing = NO_TRACING, logger, rests, stop, faults, patienceMs = PATIENCE_MS }: CarryOutDeps,
): Promise<EffectOutcome | undefined> {
  const { key, kind, caseNo, trace: link } = effect;
  try {
    const context = await contextOf(effect);
    await faults?.before(kind, key);
    // A simulated case (模拟办件) must reach nobody outside.
    const receivers = context.state.simulation ? LOCAL_PORTS : ports;
    const receipt = await tracing.span(
      `effect ${kind}`,
      { kind: 'client', link, attributes: { 'tongban.case': caseNo } },
      () => inTime(perform(context, receivers), patienceMs, stop),
    );
    // One answer that the database can't keep would spoil the whole batch.
    assertStorable(receipt);
    rests.answered(kind);
    meter?.(kind, 'done');
    return { key, at: now(), outcome: 'done', receipt };
  } catch (error) {
    const detail = faultOf(error);
    if (stop.aborted && detail === RECEIVER_TIMEOUT) return undefined;
    if (detail === RECEIVER_TIMEOUT) rests.keptSilent(kind, now());
    const failures = effect.failures + 1;
    meter?.(kind, 'failed');
    logger.warn({ effect: key, kind, fault: detail, failures }, 'effect failed and will be tried again');
    // A wrong number must not keep the case's other messages from officers; who sees that it failed sends it again.
    if (detail === PHONE_UNREACHABLE && failures >= MAX_TRIES)
      return { key, at: now(), outcome: 'given_up', detail, receipt: UNDELIVERED };
    return { key, at: now(), outcome: 'failed', detail, tryAfter: epochMs(now() + waitAfter(failures)) };
  }
}
