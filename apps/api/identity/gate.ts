import { apiProblem } from '../http/problems.js';

/** At most `width` at once, at most `waiting` in line; more are turned away with BUSY. */
export class Gate {
  #inside = 0;
  readonly #line: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly waiting: number,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.width) {
      if (this.#line.length >= this.waiting)
        throw apiProblem('BUSY', { seconds: '2' }, { headers: { 'retry-after': '2' } });
      await new Promise<void>((enter) => this.#line.push(enter));
    } else this.#inside += 1;
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
