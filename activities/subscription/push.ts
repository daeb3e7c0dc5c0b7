import { isFailingForGood, isGivenUp, waitAfter } from '#libs/domain/subscription/index.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { NO_TRACING, type Tracing } from '#libs/observability/index.js';
import type { PushOutcome, DueReceiver, ReceiverStanding } from '#libs/persistence/index.js';
import { type Answered, cloudEvent, eventId, signed } from '#libs/webhook/index.js';

export interface PushDeps {
  /** Posts and answers what the receiver said; rejects with a `code` when there is no answer. */
  readonly post: (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<Answered>;
  readonly now: () => EpochMs;
  /** In [0, 1). */
  readonly chance: () => number;
  readonly stop: AbortSignal;
  readonly tracing?: Tracing;
  /** Told of each try. */
  readonly meter: (outcome: 'done' | 'refused' | 'away') => void;
}

/** A receiver is told for so long in one round; the next one may not wait for a slow one for ever. Milliseconds. */
const ROUND_MS = 5000;
const GONE = 410;
/** Answers that say "not now" and not "not this one". */
const LATER = new Set([408, 425, 429]);

export interface Told {
  readonly outcomes: readonly PushOutcome[];
  readonly standing: ReceiverStanding;
}

/**
 * Tells one receiver what is due, in order. An event that it refuses (4xx, a redirect) waits by itself, and with it the
 * later ones of its case. A receiver that is away, too busy or broken (no answer, 5xx, 429) is left alone as a whole.
 */
export async function push(receiver: DueReceiver, deps: PushDeps): Promise<Told> {
  const { now, chance, stop, meter } = deps;
  const outcomes: PushOutcome[] = [];
  const heldUp = new Set<string>();
  let standing: ReceiverStanding = {
    failures: receiver.failures,
    failingSince: receiver.failingSince,
    tryAfter: now(),
  };
  const endsAt = now() + ROUND_MS;
  for (const event of receiver.events) {
    if (stop.aborted || now() >= endsAt) break;
    if (heldUp.has(event.caseNo)) continue;
    const { status, fault, retryAfter, ms } = await tried(receiver, event, deps);
    const at = now();
    const { pushId, caseNo, seq, failures: refused } = event;
    const of = { pushId, caseNo, seq, failures: refused, at, status, fault, ms };
    if (status !== null && status >= 200 && status < 300) {
      meter('done');
      outcomes.push({ ...of, state: 'done', tryAfter: at });
      standing = { failures: 0, failingSince: null, tryAfter: at };
    } else if (status === GONE) {
      meter('refused');
      outcomes.push({ ...of, state: 'waiting', tryAfter: at });
      return { outcomes, standing: { ...standing, disabled: 'gone' } };
    } else if (status !== null && status < 500 && !LATER.has(status)) {
      meter('refused');
      heldUp.add(event.caseNo);
      const refusals = event.failures + 1;
      const state = isGivenUp(refusals) ? 'given_up' : 'waiting';
      outcomes.push({ ...of, state, failures: refusals, tryAfter: epochMs(at + waitAfter(refusals, chance())) });
      standing = failed(standing, at);
      if (standing.disabled) break;
    } else {
      meter('away');
      const failures = standing.failures + 1;
      const tryAfter = epochMs(at + Math.max(waitAfter(failures, chance()), (retryAfter ?? 0) * 1000));
      outcomes.push({ ...of, state: 'waiting', tryAfter: at });
      return { outcomes, standing: failed({ ...standing, failures, tryAfter }, at) };
    }
  }
  return { outcomes, standing };
}

/** One that refuses everything takes nothing either: each failure counts from the first one after the last success. */
function failed(standing: ReceiverStanding, at: EpochMs): ReceiverStanding {
  const failingSince = standing.failingSince ?? at;
  return { ...standing, failingSince, ...(isFailingForGood(failingSince, at) && { disabled: 'failing' }) };
}

async function tried(
  { url, secrets }: DueReceiver,
  event: DueReceiver['events'][number],
  { post, now, tracing = NO_TRACING }: PushDeps,
): Promise<{ status: number | null; fault: string | null; retryAfter?: number; ms: number }> {
  const startedAt = now();
  const body = cloudEvent(event);
  try {
    const attributes = { 'tongban.case': event.caseNo };
    const answer = await tracing.span('push', { kind: 'client', link: event.trace, attributes }, async (span) => {
      const traceparent = tracing.traceparent();
      const headers = signed(eventId(event), Math.floor(startedAt / 1000), body, secrets);
      const answered = await post(url, body, { ...headers, ...(traceparent && { traceparent }) });
      span.set({ 'http.response.status_code': answered.status });
      if (answered.status >= 400) span.fail(String(answered.status));
      return answered;
    });
    return { fault: null, ...answer, ms: now() - startedAt };
  } catch (error) {
    // A sentence may quote what a receiver sent; its code does not.
    const { code } = error as { code?: unknown };
    return { status: null, fault: typeof code === 'string' ? code : 'ERROR', ms: now() - startedAt };
  }
}
