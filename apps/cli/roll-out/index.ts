import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import type { Settings } from '../settings.js';
import { Builds } from './builds.js';
import { replay, type ReplayResult } from './replay.js';

const BUNDLE = fileURLToPath(new URL('../../../workflow-bundle.js', import.meta.url));
const USAGE = `用法 / Usage: npm run roll-out -- <command>
  status             各版本与其在办件数 / the builds, and how many executions run on each
  check              用本版本重放全部在办件 / replays whatever runs against this checkout's workflows
  current <build>    新办件归该版本 / new cases go to that build
  move <from> <to>   重放通过的在办件改由新版本办理 / what runs on <from> and replays here goes over to <to>`;

interface Tools {
  readonly builds: Builds;
  readonly replayed: (buildId?: string) => AsyncGenerator<ReplayResult>;
  readonly print: (line: string) => void;
}

/** A new build beside the former one (docs/adr/0008-roll-out.md). Answers the exit code: 1 when something stays behind. */
export async function rollOut(
  settings: Settings,
  [command = '', ...args]: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const run = { status, check, current, move }[command];
  if (!run || args.length !== run.length - 1 || args.some((id) => !/^[A-Za-z0-9_-]{1,60}$/.test(id))) {
    print(USAGE);
    return 2;
  }
  const connection = await Connection.connect({ address: settings.temporalAddress });
  try {
    const namespace = settings.temporalNamespace;
    const dataConverter = { payloadCodecs: [payloadCodec(settings.keys)] };
    const builds = new Builds(new Client({ connection, namespace, dataConverter }), namespace);
    const replayed = (buildId?: string) => replay(BUNDLE, builds.histories(buildId), dataConverter);
    return await run({ builds, replayed, print }, ...(args as [string, string]));
  } finally {
    await connection.close();
  }
}

async function status({ builds, print }: Tools): Promise<number> {
  for (const { id, current: isCurrent, running } of await builds.all()) {
    const says = isCurrent ? '新办件 / new cases' : running > 0 ? '在办 / draining' : '可停 / may be stopped';
    print(`${id}\t${running}\t${says}`);
  }
  print(`-\t${await builds.unversioned()}\t未标版本 / of no build`);
  return 0;
}

async function check({ replayed, print }: Tools): Promise<number> {
  let good = 0;
  let broken = 0;
  for await (const { workflowId, error } of replayed()) {
    if (error === undefined) good += 1;
    else {
      broken += 1;
      print(`${workflowId}\t${error}`);
    }
  }
  print(`${good} replay, ${broken} do not`);
  return broken > 0 ? 1 : 0;
}

async function current({ builds, print }: Tools, buildId: string): Promise<number> {
  if (!(await isKnown(builds, buildId, print))) return 1;
  await builds.makeCurrent(buildId);
  print(`新办件由 ${buildId} 办理 / new cases go to ${buildId}`);
  return 0;
}

/** A case whose history the new workflows cannot continue stays with the build that can. */
async function move({ builds, replayed, print }: Tools, from: string, to: string): Promise<number> {
  if (!(await isKnown(builds, to, print))) return 1;
  let moved = 0;
  let broken = 0;
  for await (const { workflowId, error } of replayed(from)) {
    if (error !== undefined) {
      broken += 1;
      print(`${workflowId}\t${error}`);
    } else if (await builds.move(workflowId, to)) moved += 1;
  }
  print(`${moved} moved from ${from} to ${to}, ${broken} stay because they do not replay`);
  return broken > 0 ? 1 : 0;
}

async function isKnown(builds: Builds, buildId: string, print: (line: string) => void): Promise<boolean> {
  const known = await builds.all();
  if (known.some(({ id }) => id === buildId)) return true;
  print(
    `没有版本 ${buildId} 的工作进程,请先启动 / No worker of build ${buildId} has come yet: start one with TONGBAN_WORKER_BUILD=${buildId}. Known: ${known.map(({ id }) => id).join(', ') || 'none'}`,
  );
  return false;
}
