import type { EffectKind } from '#libs/domain/case/effect-types.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { contextsOf } from './contexts.js';
import { LOCAL_PORTS } from './local.js';
import { perform } from './perform.js';
import type { CaseSources, EffectContext, EffectPorts, Faults, OutboxEffect, OutboxStore, Receipt } from './ports.js';

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

/** How long to wait before the next try after `failures` of them: 1, 2, 4 … seconds, at most five minutes. */
export const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT_MS);

/**
 * Carries out the waiting effects of one case, each once, in order; answers how many were tried. A receiver must get a
 * case's effects in their order, so behind one that failed those of its kind wait with it, while the other kinds go on.
 */
export async function carryOut(caseNo: string, deps: CarryOutDeps, stop: AbortSignal): Promise<number> {
  const { outbox, now } = deps;
  const waiting = await outbox.waiting(caseNo);
  if (waiting.length === 0) return 0;
  const contextOf = await contextsOf(caseNo, deps.sources, outbox);
  const heldUntil = new Map<EffectKind, EpochMs>();
  const held: string[] = [];
  let tries = 0;
  for (const effect of waiting) {
    if (stop.aborted) break;
    const { key, kind, nextTryAt } = effect;
    const until = heldUntil.get(kind) ?? (nextTryAt !== null && nextTryAt > now() ? nextTryAt : undefined);
    if (until !== undefined) {
      heldUntil.set(kind, until);
      if (nextTryAt === null || nextTryAt < until) held.push(key);
      continue;
    }
    tries += 1;
    if (await tried(effect, contextOf, deps)) continue;
    heldUntil.set(kind, epochMs(now() + waitAfter(effect.tries.length + 1)));
    held.push(key);
  }
  const untilOf = new Map(waiting.map(({ key, kind }) => [key, heldUntil.get(kind)]));
  for (const [until, keys] of Map.groupBy(held, (key) => untilOf.get(key))) {
    if (until !== undefined) await outbox.postpone(keys, until);
  }
  return tries;
}

async function tried(
  effect: OutboxEffect,
  contextOf: (effect: OutboxEffect) => Promise<EffectContext<EffectKind>>,
  { outbox, ports, now, logger, faults, counted, patienceMs = PATIENCE_MS }: CarryOutDeps,
): Promise<boolean> {
  const about = { effect: effect.key, kind: effect.kind };
  let receipt: Receipt;
  try {
    const context = await contextOf(effect);
    await faults?.before(effect.kind, effect.key);
    // A simulated case (模拟办件) must reach nobody outside.
    receipt = await inTime(perform(context, context.state.simulation ? LOCAL_PORTS : ports), patienceMs);
  } catch (error) {
    const fault = faultOf(error);
    await outbox.failed(effect.key, now(), fault);
    logger.warn({ ...about, fault, failures: effect.tries.length + 1 }, 'effect failed and will be tried again');
    counted?.(effect.kind, 'failed');
    return false;
  }
  await outbox.done(effect.key, now(), receipt);
  logger.info({ ...about, receiver: receipt.receiver, reference: receipt.reference }, 'effect carried out');
  counted?.(effect.kind, 'done');
  return true;
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
