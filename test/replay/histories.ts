import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';

type History = temporal.api.history.v1.IHistory;
export interface NamedHistory {
  readonly workflowId: string;
  readonly history: History;
}

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

/** Replays histories against the present workflow code; answers what did not replay, by name. */
export async function replayAll(
  histories: AsyncIterable<NamedHistory> | Iterable<NamedHistory>,
  dataConverter?: DataConverter,
): Promise<{ readonly replayed: number; readonly broken: readonly string[] }> {
  let replayed = 0;
  const broken: string[] = [];
  const options = { workflowBundle: { codePath: bundle }, ...(dataConverter && { dataConverter }) };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    replayed += 1;
    if (error) broken.push(`${workflowId}: ${error.message}`);
  }
  return { replayed, broken };
}
