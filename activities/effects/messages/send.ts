import { channelsTo } from '#libs/domain/messages/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import { faultOf, NO_TRACING } from '#libs/observability/index.js';
import { inTime, PATIENCE_MS, RECEIVER_TIMEOUT } from '../attempt.js';
import type { CarryOutDeps } from '../carry-out.js';
import { LOCAL_PORTS } from '../local.js';
import { MAX_TRIES, waitAfter } from '../waits.js';
import type { DueMessage, MessageOutcome } from './port.js';

type SendDeps = Pick<CarryOutDeps, 'ports' | 'now' | 'meter' | 'tracing' | 'logger' | 'rests' | 'stop' | 'patienceMs'>;

/**
 * Sends what an officer wrote, once. Undefined when the pump was relieved meanwhile: whoever comes next sends it, with the
 * same key.
 */
export async function sendMessage(message: DueMessage, deps: SendDeps): Promise<MessageOutcome | undefined> {
  const { ports, now, meter, tracing = NO_TRACING, logger, rests, stop, patienceMs = PATIENCE_MS } = deps;
  const { messageId, recipient, ownerId, simulated } = message;
  const restsUntil = rests.until('message', now());
  if (restsUntil !== undefined) return { messageId, at: now(), outcome: 'held', tryAfter: restsUntil };
  try {
    const { phone, text } = message.content();
    const { notify } = simulated ? LOCAL_PORTS : ports;
    const letter = {
      key: messageId,
      to: recipient === 'applicant' ? ownerId : recipient,
      ...(phone && { phone }),
      channels: channelsTo(phone),
      text: { zh: text },
    };
    const { reference } = await tracing.span('message', { kind: 'client', link: message.trace }, () =>
      inTime(notify.send(letter), patienceMs, stop),
    );
    rests.answered('message');
    meter?.('message', 'done');
    return { messageId, at: now(), outcome: 'done', reference };
  } catch (error) {
    const detail = faultOf(error);
    if (stop.aborted && detail === RECEIVER_TIMEOUT) return undefined;
    if (detail === RECEIVER_TIMEOUT) rests.keptSilent('message', now());
    const failures = message.failures + 1;
    meter?.('message', 'failed');
    logger.warn({ message: messageId, fault: detail, failures }, 'message failed');
    return {
      messageId,
      at: now(),
      outcome: 'failed',
      detail,
      ...(failures < MAX_TRIES && { tryAfter: epochMs(now() + waitAfter(failures)) }),
    };
  }
}
