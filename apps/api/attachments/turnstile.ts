/**
 * Many uploads or one sweep, never both: between storing a file and noting it in the database its bytes belong to nobody,
 * and a sweep that removed the last other upload of the same bytes would take them away.
 */
export class Turnstile {
  #uploads = 0;
  #sweep: Promise<unknown> | undefined;
  #quiet: (() => void) | undefined;

  async upload<T>(work: () => Promise<T>): Promise<T> {
    while (this.#sweep) await this.#sweep;
    this.#uploads += 1;
    try {
      return await work();
    } finally {
      this.#uploads -= 1;
      if (this.#uploads === 0) this.#quiet?.();
    }
  }

  async sweep<T>(work: () => Promise<T>): Promise<T> {
    while (this.#sweep) await this.#sweep;
    const done = this.#afterUploads().then(work);
    this.#sweep = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#sweep = undefined;
    }
  }

  #afterUploads(): Promise<void> {
    if (this.#uploads === 0) return Promise.resolve();
    return new Promise((resolve) => (this.#quiet = resolve));
  }
}
