import type { EffectKind } from '#libs/domain/case/effect-types.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { waitAfter } from './waits.js';

/**
 * Receivers that did not answer in time and are left alone for a while. One that refuses costs nothing; one that keeps
 * silent would use up its time with every case, and the effects for all others would wait for it.
 */
export class Rests {
  private readonly silent = new Map<EffectKind, { readonly times: number; readonly until: EpochMs }>();

  /** Until when a receiver is to be left alone; undefined when it may be asked. */
  until(kind: EffectKind, now: EpochMs): EpochMs | undefined {
    const until = this.silent.get(kind)?.until;
    return until !== undefined && until > now ? until : undefined;
  }

  keptSilent(kind: EffectKind, now: EpochMs): void {
    const known = this.silent.get(kind);
    // Cases side by side find out at the same time: that counts once.
    if (known && known.until > now) return;
    const times = (known?.times ?? 0) + 1;
    this.silent.set(kind, { times, until: epochMs(now + waitAfter(times)) });
  }

  answered(kind: EffectKind): void {
    this.silent.delete(kind);
  }
}
