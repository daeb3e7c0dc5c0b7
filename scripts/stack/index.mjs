// The development stack as a library: `npm start`, the engine tests, benches and drills use it alike.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityOf } from '../setup/process.mjs';
import { findTemporal } from '../setup/temporal.mjs';
import { stackEnvironment } from './environment.mjs';
import { startGuard } from './guard.mjs';
import { takeHome } from './home.mjs';
import { kinds } from './kinds.mjs';
import { nodePlan, runOnce } from './node-part.mjs';
import { createPart } from './part.mjs';
import { freePort } from './ports.mjs';
import { ensureDatabase, postgresPlan, preparePostgres } from './postgres.mjs';
import { loadSecrets } from './secrets.mjs';
import { ensureSearchAttributes, temporalPlan, waitForServer } from './temporal.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const built = (name) => path.join(root, 'dist/apps', name, 'main.js');

/** What runs of ours: Node's arguments; the one-shots, with a name before, run to their end before the services. */
const ourPrograms = {
  oneShots: [
    ['Migration', built('cli'), 'migrate'],
    ['Sample data', built('cli'), 'seed'],
  ],
  worker: ['--import', path.join(root, 'dist/apps/worker/workflow-threads.js'), built('worker')],
  api: [built('api')],
};

/** See index.d.mts. */
export async function startStack(options) {
  const home = path.resolve(options.home);
  const log = options.log ?? (() => {});
  options.signal?.throwIfAborted();
  const lock = await takeHome(home, log);
  const stack = createStack({ ...options, home, log }, lock);
  const onAbort = () => void stack.handle.stop();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await stack.start();
  } catch (error) {
    await stack.handle.stop();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
  return stack.handle;
}

function createStack(options, lock) {
  const { home, log, durable = true } = options;
  const programs = { ...ourPrograms, ...options.programs };
  const has = (name) => options.parts?.[name] ?? true;
  const outer = { ...process.env, ...options.env };
  const logFile = (name) => path.join(home, 'logs', `${name.toLowerCase().replaceAll(' ', '-')}.log`);
  const parts = {};
  const ports = {};
  const halt = new AbortController();
  const guard = startGuard(home);
  const guardIdentity = identityOf(guard.pid);
  const { promise: ended, resolve: reportEnd } = Promise.withResolvers();
  let failure;
  let stopping;
  let written = Promise.resolve();

  /** The first failure is the one to tell of; what ends after it, or after a stop was asked for, follows from that. */
  function fail(error) {
    if (stopping) return;
    failure = error;
    reportEnd(failure);
    void stop();
  }

  /** For the next start, should this run be ended by force. A disk that takes no more is not worth a crash. */
  function remember() {
    const identities = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.identity]));
    written = written.then(() => lock.update({ guard: guardIdentity, parts: identities })).catch(() => {});
  }

  async function startPart(name, plan, { onFreePort } = {}) {
    const { title, ...bounds } = kinds[name];
    const onDeath = options.mayDie?.includes(name) ? (error) => log(error.message) : fail;
    const wiring = { guard, onDeath, onChange: remember, signal: halt.signal };
    const part = createPart({ name: title, logFile: logFile(name), plan, ...bounds, ...wiring });
    parts[name] = part;
    for (let attempt = 1; ; attempt++) {
      halt.signal.throwIfAborted();
      if (onFreePort) ports[name] = await freePort();
      try {
        await part.start();
        break;
      } catch (error) {
        // A port that was free a moment ago may be gone; a killed database's last processes may still be leaving.
        const mayHeal = onFreePort && /in use|pre-existing shared memory/i.test(error.message);
        if (!mayHeal || attempt === 5 || halt.signal.aborted) throw error;
      }
    }
    log(`${title} is up`);
  }

  async function startRecord(secrets) {
    if (has('postgres')) {
      const dataDir = path.join(home, 'postgres');
      await preparePostgres({ dataDir, secrets, durable, log, guard, signal: halt.signal });
      const plan = postgresPlan({ dataDir, durable, port: () => ports.postgres });
      await startPart('postgres', plan, { onFreePort: true });
      handle.databaseUrl = await ensureDatabase({ port: ports.postgres, secrets });
    }
    handle.env.DATABASE_URL ??= handle.databaseUrl;
    if (!has('oneShots')) return;
    // Sample accounts belong to a development stack only.
    const isSample = ([, , command]) => command === 'seed';
    const wanted = programs.oneShots.filter((each) => handle.env.TONGBAN_MODE !== 'production' || !isSample(each));
    for (const [name, ...args] of wanted) {
      await runOnce({ name, args, env: childEnv(), logFile: logFile(name), guard, signal: halt.signal });
      log(`${name}: done`);
    }
  }

  async function startEngine() {
    let address = outer.TEMPORAL_ADDRESS || '';
    if (address) {
      await waitForServer(address, 15_000);
      await ensureSearchAttributes(address, handle.env.TEMPORAL_NAMESPACE);
      log(`Temporal server: the one at ${address} (from TEMPORAL_ADDRESS)`);
    } else if (has('temporal')) {
      const binary = options.temporal ?? (await findTemporal({ env: outer, log, signal: halt.signal }));
      const plan = temporalPlan({ binary, home, durable, port: () => ports.temporal });
      await startPart('temporal', plan, { onFreePort: true });
      address = `127.0.0.1:${ports.temporal}`;
    }
    handle.temporalAddress = address;
    handle.env.TEMPORAL_ADDRESS = address;
  }

  function startProgram(name) {
    const onReady = ({ url = '' }) => name === 'worker' && (handle.workerUrl = url);
    return startPart(name, nodePlan({ args: programs[name], env: childEnv, onReady }));
  }

  const childEnv = () => ({ ...process.env, ...handle.env });

  async function start() {
    try {
      const secrets = await loadSecrets(home);
      const port = options.port ?? (await freePort());
      Object.assign(handle.env, stackEnvironment({ home, port, secrets, outer, extra: options.env }));
      handle.url = `http://127.0.0.1:${port}`;
      await mkdir(handle.env.TONGBAN_FILES, { recursive: true, mode: 0o700 });
      await allOf([startEngine(), startRecord(secrets)]);
      await allOf(['worker', 'api'].filter(has).map(startProgram));
    } catch (error) {
      fail(error);
      throw failure ?? error;
    }
  }

  /** Waits for all, also after a first failure: nothing may still be starting when the stack has been taken down. */
  async function allOf(starts) {
    await Promise.all(starts.map((started) => started.catch(fail)));
    if (failure) throw failure;
    halt.signal.throwIfAborted();
  }

  function stop({ hurry = false } = {}) {
    halt.abort(new Error('The stack was stopped while it was starting.'));
    stopping ??= stopAll();
    if (hurry) for (const part of Object.values(parts)) void part.stop({ hurry });
    return stopping;
  }

  async function stopAll() {
    for (const name of Object.keys(kinds)) await parts[name]?.stop();
    await guard.close();
    await written;
    await lock.release();
    reportEnd(undefined);
  }

  const handle = { home, url: '', workerUrl: '', env: {}, databaseUrl: '', temporalAddress: '', parts, ended, stop };
  return { start, handle };
}
