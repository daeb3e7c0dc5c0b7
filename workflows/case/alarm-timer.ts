import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One re-armable timer. An alarm that moves later is not re-armed: the timer rings, the loop looks and waits again. That
 * spares two history events on almost every command.
 */
export class AlarmTimer {
  private armed: CancellationScope | undefined;
  private until = Number.POSITIVE_INFINITY;

  constructor(private readonly onRing: () => void) {}

  /** Rings after `delayMs`, unless it will ring before that anyway; `at` orders alarms on the engine's time line. */
  arm(at: number, delayMs: number): void {
    if (at >= this.until) return;
    this.disarm();
    const scope = new CancellationScope();
    this.armed = scope;
    this.until = at;
    scope
      .run(() => sleep(delayMs))
      .then(
        () => {
          this.armed = undefined;
          this.until = Number.POSITIVE_INFINITY;
          this.onRing();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  disarm(): void {
    this.armed?.cancel();
    this.armed = undefined;
    this.until = Number.POSITIVE_INFINITY;
  }
}
