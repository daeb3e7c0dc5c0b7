import type { EpochMs } from '#libs/domain/time/index.js';
import type { StoredSubscription } from '#libs/persistence/index.js';
import { type Egress, post, signed, testEvent } from '#libs/webhook/index.js';
import type { TrialView } from './subscription.dto.js';

/** Whoever asks for a try waits for it. */
const PATIENCE_MS = 10_000;

/** Posts a test event to a receiver and tells what came of it. */
export async function trial(
  { url, secrets }: StoredSubscription,
  eventId: string,
  egress: Egress,
  now: () => EpochMs,
): Promise<TrialView> {
  const at = now();
  const body = testEvent(eventId, at);
  const headers = signed(eventId, Math.floor(at / 1000), body, secrets);
  const took = () => now() - at;
  try {
    const { status } = await post(url, body, headers, { egress, patienceMs: PATIENCE_MS });
    return { status, fault: null, ms: took() };
  } catch (error) {
    const { code } = error as { code?: unknown };
    return { status: null, fault: typeof code === 'string' ? code : 'ERROR', ms: took() };
  }
}
