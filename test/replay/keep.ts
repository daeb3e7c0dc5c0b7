import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId, EFFECT_PUMP_ID } from '#libs/contracts/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { startStack } from '../../scripts/stack/index.mjs';
import { Office } from '../support/office.js';
import { PATHS } from '../support/paths.js';
import { historyFile, keepHistory } from './histories.js';

/**
 * Keeps the history of every path that has none yet, from a stack of its own, run by hand: `npm run keep-histories`. A kept
 * history is never recorded anew: when one no longer replays, the code must be versioned instead.
 */
const home = await mkdtemp(path.join(tmpdir(), 'tongban-keep-'));
const stack = await startStack({ home, durable: false });
try {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const client = new Client({ connection });
  const codec = payloadCodec(KeyRing.parse(stack.env.TONGBAN_KEYS!));
  const office = new Office(stack.url);
  const keep = async (name: string, workflowId: string) =>
    keepHistory(name, await client.workflow.getHandle(workflowId).fetchHistory(), codec);
  for (const [name, tell] of Object.entries(PATHS)) {
    if (existsSync(historyFile(name))) continue;
    await keep(name, caseWorkflowId(await tell(office)));
    console.log(`kept ${name}`);
  }
  if (!existsSync(historyFile('effect-pump'))) await keep('effect-pump', EFFECT_PUMP_ID);
  await connection.close();
} finally {
  await stack.stop();
  await rm(home, { recursive: true, force: true });
}
