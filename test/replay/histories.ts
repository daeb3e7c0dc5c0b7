import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { Client, Connection } from '@temporalio/client';
import { type NamedHistory, replay } from '#apps/cli/roll-out/replay.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import type { DataConverter } from '@temporalio/common';

export interface Replayed {
  readonly replayed: number;
  /** What did not replay, by name. */
  readonly broken: readonly string[];
}
type History = temporal.api.history.v1.IHistory;

const root = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url));
const folder = path.join(root, 'test/replay/histories');
const bundle = path.join(root, 'dist/workflow-bundle.js');

/** The histories kept for ever, by the name of their path through the stages; never recorded anew to turn green. */
export async function keptHistories(): Promise<NamedHistory[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json.gz')).sort();
  return Promise.all(
    files.map(async (file) => ({
      workflowId: path.basename(file, '.json.gz'),
      history: historyFromJSON(JSON.parse(gunzipSync(await readFile(path.join(folder, file))).toString())),
    })),
  );
}

const isEncrypted = (value: object): value is Payload =>
  'metadata' in value &&
  'data' in value &&
  Buffer.from((value as Payload).metadata?.encoding ?? []).toString() === 'binary/encrypted';

/** The history with its payloads in clear (they hold sample data only), so that it can be replayed under any key. */
async function opened<T>(value: T, codec: PayloadCodec): Promise<T> {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (isEncrypted(value)) return (await codec.decode([value]))[0] as T;
  if (Array.isArray(value)) return (await Promise.all(value.map((entry: unknown) => opened(entry, codec)))) as T;
  for (const [key, inner] of Object.entries(value))
    (value as Record<string, unknown>)[key] = await opened(inner, codec);
  return value;
}

export const historyFile = (name: string): string => path.join(folder, `${name}.json.gz`);

export async function keepHistory(name: string, history: History, codec: PayloadCodec): Promise<void> {
  const json = historyToJSON(await opened(history, codec));
  await writeFile(historyFile(name), gzipSync(json, { level: 9 }));
}

/** Replays every execution, running or ended, that an engine knows. */
export async function replayEngine(address: string, keys: string): Promise<Replayed> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  async function* executions(): AsyncGenerator<NamedHistory> {
    for await (const { workflowId, runId } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      yield { workflowId: `${workflowId} ${runId}`, history };
    }
  }
  try {
    return await replayAll(executions(), { payloadCodecs: [payloadCodec(KeyRing.parse(keys))] });
  } finally {
    await connection.close();
  }
}

/** Replays histories against the present workflow code; answers what did not replay, by name. */
export async function replayAll(
  histories: AsyncIterable<NamedHistory> | Iterable<NamedHistory>,
  dataConverter?: DataConverter,
): Promise<Replayed> {
  let replayed = 0;
  const broken: string[] = [];
  for await (const { workflowId, error } of replay(bundle, histories, dataConverter)) {
    replayed += 1;
    if (error !== undefined) broken.push(`${workflowId}: ${error}`);
  }
  return { replayed, broken };
}
