import type { EffectKind } from '#libs/domain/case/effect-types.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { contextsOf } from './contexts.js';
import { LOCAL_PORTS } from './local.js';
import { perform } from './perform.js';
import type {
  CaseSources,
  EffectContext,
  EffectOutcome,
  EffectPorts,
  Faults,
  OutboxEffect,
  OutboxStore,
} from './ports.js';

export interface CarryOutDeps {
  readonly outbox: OutboxStore;
  readonly sources: CaseSources;
  readonly ports: EffectPorts;
  readonly now: () => EpochMs;
  readonly logger: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  readonly faults?: Faults;
  /** Counts tries for the metrics. */
  readonly counted?: (kind: EffectKind, outcome: 'done' | 'failed') => void;
  /** How long a receiver may take to answer; milliseconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 60_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Noted for an effect that was not tried because one before it, for the same receiver, has to go first. */
const BEHIND_ANOTHER = 'WAITS_BEHIND_ANOTHER';

/** How long to wait before the next try after `failures` of them: 1, 2, 4 … seconds, at most five minutes. */
export const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT_MS);

const failuresOf = ({ tries }: OutboxEffect): number => tries.filter(({ detail }) => detail !== BEHIND_ANOTHER).length;

/**
 * Carries out those effects of one case that are due, each once, in order. A receiver must get a case's effects in their
 * order, so behind one that fails or waits those of its kind wait with it, while the other kinds go on.
 */
export async function carryOut(
  caseNo: string,
  due: ReadonlySet<string>,
  deps: CarryOutDeps,
  stop: AbortSignal,
): Promise<void> {
  const { outbox, now } = deps;
  const waiting = await outbox.waiting(caseNo);
  const contextOf = await contextsOf(caseNo, deps.sources, outbox);
  const heldUntil = new Map<EffectKind, EpochMs>();
  let outcomes: EffectOutcome[] = [];
  const settle = async (): Promise<void> => {
    const noted = outcomes;
    outcomes = [];
    if (noted.length > 0) await outbox.settle(noted);
  };
  for (const effect of waiting) {
    if (stop.aborted) break;
    const { key, kind } = effect;
    const until = heldUntil.get(kind);
    if (!due.has(key)) {
      heldUntil.set(kind, until ?? nextTryOf(effect, now()));
    } else if (until !== undefined) {
      outcomes.push({ key, at: now(), outcome: 'failed', detail: BEHIND_ANOTHER, tryAfter: until });
    } else {
      // The archive lists the documents' receipts, those of this very pass included.
      if (kind === 'archive') await settle();
      const outcome = await tried(effect, contextOf, deps);
      outcomes.push(outcome);
      if (outcome.outcome === 'failed') heldUntil.set(kind, outcome.tryAfter);
    }
  }
  await settle();
}

/** When an effect that is not due now will be. One that was recorded this very moment has no failed try. */
function nextTryOf(effect: OutboxEffect, now: EpochMs): EpochMs {
  const last = effect.tries.at(-1)?.at ?? now;
  return epochMs(Math.max(last + waitAfter(Math.max(failuresOf(effect), 1)), now));
}

async function tried(
  effect: OutboxEffect,
  contextOf: (effect: OutboxEffect) => Promise<EffectContext<EffectKind>>,
  { ports, now, logger, faults, counted, patienceMs = PATIENCE_MS }: CarryOutDeps,
): Promise<EffectOutcome> {
  const { key, kind } = effect;
  try {
    const context = await contextOf(effect);
    await faults?.before(kind, key);
    // A simulated case (模拟办件) must reach nobody outside.
    const receipt = await inTime(perform(context, context.state.simulation ? LOCAL_PORTS : ports), patienceMs);
    logger.info({ effect: key, kind, receiver: receipt.receiver, reference: receipt.reference }, 'effect carried out');
    counted?.(kind, 'done');
    return { key, at: now(), outcome: 'done', receipt };
  } catch (error) {
    const detail = faultOf(error);
    const failures = failuresOf(effect) + 1;
    logger.warn({ effect: key, kind, fault: detail, failures }, 'effect failed and will be tried again');
    counted?.(kind, 'failed');
    return { key, at: now(), outcome: 'failed', detail, tryAfter: epochMs(now() + waitAfter(failures)) };
  }
}

/** What went wrong, without the sentence, which may quote personal data. */
function faultOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'Error';
}

/** A receiver that never answers must not hold up the others: its late answer is dropped, it will see the key again. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('No answer in time'), { code: 'RECEIVER_TIMEOUT' })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
