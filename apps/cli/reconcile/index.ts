import { Client, Connection } from '@temporalio/client';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { epochMs } from '#libs/domain/time/index.js';
import { openPersistence } from '#libs/persistence/index.js';
import type { Settings } from '../settings.js';
import { compared } from './compare.js';
import { mend } from './mend.js';
import { ToldRecords } from './told-records.js';

const DAY_MS = 24 * 3_600_000;
const CLOSED_SINCE_DAYS = 7;
const USAGE = `用法 / Usage: npm run reconcile -- [--apply] [--days=${CLOSED_SINCE_DAYS}]
  比对每个办件的记录与工作流;加 --apply 才会修正 / compares record and workflow of every case that runs or was closed
  within so many days; mends with --apply only`;

/**
 * 对账 after a restore: record and engine may come from different moments (docs/adr/0010-reconcile.md). Answers the exit
 * code: 0 when all agree, or have been brought together.
 */
export async function reconcile(
  settings: Settings,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const options = parsed(args);
  if (!options) {
    print(USAGE);
    return 2;
  }
  const { keys } = settings;
  const persistence = await openPersistence({
    databaseUrl: settings.databaseUrl,
    keys,
    poolSize: 4,
    applicationName: 'tongban-reconcile',
  });
  const connection = await Connection.connect({ address: settings.temporalAddress });
  try {
    const dataConverter = { payloadCodecs: [payloadCodec(keys)] };
    const client = new Client({ connection, namespace: settings.temporalNamespace, dataConverter });
    const deps = { keys, client, persistence, told: new ToldRecords(client, dataConverter) };
    const counts = { equal: 0, behind: 0, ahead: 0, missing: 0, contradicts: 0, failed: 0 };
    const since = epochMs(Date.now() - options.days * DAY_MS);
    for await (const finding of compared(client, persistence.database, since)) {
      counts[finding.kind] += 1;
      if (finding.kind === 'equal') continue;
      const place = `${finding.caseNo}\t${finding.kind}\trecord ${finding.record?.rev ?? '–'}, workflow ${'rev' in finding ? (finding.rev ?? 'ended') : '–'}`;
      if (!options.apply) {
        print(place);
        continue;
      }
      try {
        print(`${place}\t${await mend(finding, deps)}`);
      } catch (error) {
        counts.failed += 1;
        print(`${place}\tFAILED: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const { equal, failed, ...different } = counts;
    const found = Object.entries(different).map(([kind, count]) => `${count} ${kind}`);
    print(`${equal} agree; ${found.join(', ')}; ${failed} could not be mended`);
    const open = Object.values(different).reduce((sum, count) => sum + count, 0);
    return failed > 0 || (open > 0 && !options.apply) ? 1 : 0;
  } finally {
    await connection.close();
    await persistence.close();
  }
}

function parsed(args: readonly string[]): { readonly apply: boolean; readonly days: number } | undefined {
  let apply = false;
  let days = CLOSED_SINCE_DAYS;
  for (const arg of args) {
    const [, given] = /^--days=(\d{1,4})$/.exec(arg) ?? [];
    if (arg === '--apply') apply = true;
    else if (given) days = Number(given);
    else return undefined;
  }
  return { apply, days };
}
