const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** So often a message is tried that a receiver refuses for itself; whoever waits for it sees the failure soon. */
export const MAX_TRIES = 3;

/** How long to wait before the next try after `failures` of them: 1, 2, 4 … seconds, at most five minutes. */
export const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT_MS);
