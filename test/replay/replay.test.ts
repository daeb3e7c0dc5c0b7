import { Client, Connection } from '@temporalio/client';
import { expect, inject, it } from 'vitest';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { keptHistories, type NamedHistory, replayAll } from './histories.js';

const dataConverter = { payloadCodecs: [payloadCodec(KeyRing.parse(inject('env').TONGBAN_KEYS!))] };

it('every kept history replays with the present code', async () => {
  const kept = await keptHistories();
  expect(kept.length).toBeGreaterThanOrEqual(8);
  expect(await replayAll(kept)).toEqual({ replayed: kept.length, broken: [] });
});

/** This file runs last (test/setup/sequencer.mjs): it sees what all engine tests before it have run. */
it('every execution that this run has made replays', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  async function* executions(): AsyncGenerator<NamedHistory> {
    for await (const { workflowId, runId } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      yield { workflowId: `${workflowId} ${runId}`, history };
    }
  }
  const { replayed, broken } = await replayAll(executions(), dataConverter);
  await connection.close();
  expect(broken).toEqual([]);
  expect(replayed).toBeGreaterThan(0);
});
