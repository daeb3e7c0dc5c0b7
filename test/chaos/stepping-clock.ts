import { readFileSync, watchFile } from 'node:fs';

/**
 * Loaded with `--import` before API and worker: their clock is as many milliseconds off as the file of
 * CHAOS_CLOCK says, as after a step of the machine's own. Node's timers, which count by themselves, are not moved.
 */
const file = process.env.CHAOS_CLOCK!;
const Real = Date;
let offMs = 0;
const look = () => {
  offMs = Number(readFileSync(file, 'utf8')) || 0;
};
look();
watchFile(file, { interval: 200, persistent: false }, look);

globalThis.Date = class extends Real {
  constructor(...given: ConstructorParameters<typeof Date> | []) {
    if (given.length === 0) super(Real.now() + offMs);
    else super(...given);
  }
  static override now = (): number => Real.now() + offMs;
} as DateConstructor;
