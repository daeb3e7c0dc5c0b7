import type { EffectActivities } from '#libs/contracts/index.js';
import { NO_TRACING } from '#libs/observability/index.js';
import { shift, type ShiftDeps } from '../batch/shift.js';
import { cachedSources } from './cached-sources.js';
import { carryOut, type CarryOutDeps } from './carry-out.js';
import type { DueMessage, MessageOutcome, MessageStore } from './messages/port.js';
import { sendMessage } from './messages/send.js';
import type { CaseSources, DueEffect, EffectOutcome, OutboxStore } from './ports.js';
import { Rests } from './rests.js';

export { LOCAL_PORTS } from './local.js';
export type { EffectOutcome, EffectPorts, Faults, OutboxStore, Receipt } from './ports.js';

/** Effects taken in one go, and how many cases at once: effects must leave the database and the CPU to officers. */
const BATCH = 200;
const LANES = 4;

export interface EffectDeps extends Omit<CarryOutDeps, 'rests' | 'stop'>, ShiftDeps {
  readonly outbox: OutboxStore;
  readonly messages: MessageStore;
  readonly sources: CaseSources;
}

/** Activities that tell the outside world what happened to cases. */
export function createEffectActivities(given: EffectDeps): EffectActivities {
  const { outbox, messages, now, tracing = NO_TRACING } = given;
  /** One batch is one trace; a round without one leaves none. */
  const batch = (name: string, count: number, work: () => Promise<void>) =>
    count > 0 ? tracing.span(name, { attributes: { 'tongban.count': count } }, work) : undefined;
  return {
    pumpEffects: () =>
      shift(given, (stop) => {
        const deps = { ...given, sources: cachedSources(given.sources), rests: new Rests(), stop };
        return async () => {
          const due = await outbox.due(now(), BATCH);
          await batch('effects', due.length, async () => outbox.settle(await round(due, deps)));
          const letters = await messages.due(now(), BATCH);
          await batch('messages', letters.length, async () => messages.settle(await sendAll(letters, deps)));
          return due.length < BATCH && letters.length < BATCH ? 'idle' : 'more';
        };
      }),
  };
}

/** One batch: the logs of its cases are read by one query, and what came of it is noted by another. */
async function round(due: readonly DueEffect[], deps: CarryOutDeps): Promise<readonly EffectOutcome[]> {
  const byCase = Map.groupBy(due, ({ caseNo }) => caseNo);
  const lastSeqs = new Map([...byCase].map(([caseNo, effects]) => [caseNo, effects.at(-1)!.seq]));
  const logs = await deps.sources.cases.logs(lastSeqs);
  const outcomes: EffectOutcome[] = [];
  await inLanes(byCase, async ([caseNo, effects]) => {
    const log = logs.get(caseNo) ?? (() => []);
    outcomes.push(...(await carryOut({ caseNo, log, effects }, deps)));
  });
  return outcomes;
}

async function sendAll(letters: readonly DueMessage[], deps: CarryOutDeps): Promise<readonly MessageOutcome[]> {
  const outcomes: MessageOutcome[] = [];
  await inLanes(letters, async (letter) => {
    const outcome = await sendMessage(letter, deps);
    if (outcome) outcomes.push(outcome);
  });
  return outcomes;
}

/** `work` for all of them, a few at once; when one rejects, this rejects after those under way have ended. */
async function inLanes<T>(things: Iterable<T>, work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things].values();
  const lane = async (): Promise<void> => {
    for (const thing of left) await work(thing);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
