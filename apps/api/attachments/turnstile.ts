/**
 * Many uploads or one sweep, never both: between storing a file and noting it in the database its bytes belong to nobody,
 * and a sweep that removed the last other upload of the same bytes would take them away.
 */
export class Turnstile {
  #uploads = 0;
  #sweep: Promise<unknown> | undefined;

  async upload<T>(work: () => Promise<T>): Promise<T> {
    while (this.#sweep) await this.#sweep;
    this.#uploads += 1;
    try {
      return await work();
    } finally {
      this.#uploads -= 1;
    }
  }

  /** Sweeps when nobody uploads; otherwise answers undefined at once, for a slow upload must not hold up the next ones. */
  async sweep<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#uploads > 0 || this.#sweep) return undefined;
    const done = work();
    this.#sweep = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#sweep = undefined;
    }
  }
}
