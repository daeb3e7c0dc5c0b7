import { expect, inject, it } from 'vitest';
import { keptHistories, replayAll, replayEngine } from './histories.js';

it('every kept history replays with the present code', async () => {
  const kept = await keptHistories();
  expect(kept.length).toBeGreaterThanOrEqual(12);
  expect(await replayAll(kept)).toEqual({ replayed: kept.length, broken: [] });
});

/** This file runs last (test/setup/sequencer.mjs): it sees what all engine tests before it have run. */
it('every execution that this run has made replays', async () => {
  const { replayed, broken } = await replayEngine(inject('temporalAddress'), inject('env').TONGBAN_KEYS!);
  expect(broken).toEqual([]);
  expect(replayed).toBeGreaterThan(0);
});
