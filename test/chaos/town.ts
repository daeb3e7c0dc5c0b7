import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Stack, startStack, type StackOptions } from '#scripts/stack/index.mjs';
import { Line } from './line.js';
import { SmallDisk } from './small-disk.js';

/** Compiled: it is loaded into programs of dist/. */
const STEPPING_CLOCK = path.resolve('dist/test/chaos/stepping-clock.js');

/** Database and engine on one side, worker and API on the other, with lines between them that can break. */
export interface Town {
  readonly infra: Stack;
  readonly app: Stack;
  readonly lines: { readonly database: Line; readonly engine: Line };
  /** Where database and engine keep everything; undefined where none can be made. */
  readonly disk: SmallDisk | undefined;
  /** Moves the clocks of API and worker. */
  stepClock(ms: number): Promise<void>;
}

/** With all writes as safe as in production. Whatever happens, nothing of it is left afterwards. */
export async function withTown<T>(
  work: (town: Town) => Promise<T>,
  programs: StackOptions['programs'] = {},
): Promise<T> {
  const home = await mkdtemp(path.join(tmpdir(), 'tongban-chaos-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  try {
    const log = (line: string) => console.error(line);
    const disk = await SmallDisk.at(path.join(home, 'infra'));
    if (disk) closers.unshift(() => disk.remove());
    const infra = await startStack({
      home: path.join(home, 'infra'),
      parts: { worker: false, api: false, oneShots: false },
      mayDie: ['postgres', 'temporal'],
      log,
    });
    closers.unshift(() => infra.stop());
    const databaseUrl = new URL(infra.databaseUrl);
    const database = await Line.to(Number(databaseUrl.port));
    const engine = await Line.to(Number(infra.temporalAddress.split(':')[1]));
    closers.unshift(() => Promise.all([database.close(), engine.close()]));
    databaseUrl.port = String(database.port);
    const clock = path.join(home, 'clock');
    const stepClock = (ms: number) => writeFile(clock, String(ms));
    await stepClock(0);
    const app = await startStack({
      home: path.join(home, 'app'),
      parts: { postgres: false, temporal: false },
      env: {
        DATABASE_URL: databaseUrl.href,
        TEMPORAL_ADDRESS: `127.0.0.1:${engine.port}`,
        CHAOS_CLOCK: clock,
        NODE_OPTIONS: `--import ${STEPPING_CLOCK}`,
      },
      programs,
      log,
    });
    closers.unshift(() => app.stop());
    for (const stack of [infra, app]) void stack.ended.then((error) => error && console.error(error));
    return await work({ infra, app, lines: { database, engine }, disk, stepClock });
  } finally {
    for (const close of closers) await close();
  }
}
