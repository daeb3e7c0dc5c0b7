// The development stack as a library: `npm start`, the engine tests, benches and drills use it alike.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryLock } from '../setup/lock.mjs';
import { identityOf, isAlive, signalTo, until } from '../setup/process.mjs';
import { findTemporal } from '../setup/temporal.mjs';
import { startGuard } from './guard.mjs';
import { nodePlan, runOnce } from './node-part.mjs';
import { createPart } from './part.mjs';
import { freePort } from './ports.mjs';
import { ensureDatabase, postgresPlan, preparePostgres } from './postgres.mjs';
import { loadSecrets } from './secrets.mjs';
import { ensureSearchAttributes, temporalPlan, waitForServer } from './temporal.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = (name) => path.join(root, 'dist/apps', name, 'main.js');

/** What runs: one-shots before the services, each as [name, script, ...arguments]. */
const defaultPrograms = {
  oneShots: [
    ['migrate', dist('cli'), 'migrate'],
    ['seed', dist('cli'), 'seed'],
  ],
  worker: [dist('worker')],
  api: [dist('api')],
};

/** Stopped in this order: nobody asks for what has already gone. */
const stopOrder = ['api', 'worker', 'temporal', 'postgres'];
const stopSignals = { api: 'SIGTERM', worker: 'SIGTERM', temporal: 'SIGINT', postgres: 'SIGINT' };

/** See index.d.mts. */
export async function startStack(options) {
  const home = path.resolve(options.home);
  const log = options.log ?? (() => {});
  await mkdir(home, { recursive: true, mode: 0o711 });
  const lock = await takeHome(home, log);
  const stack = createStack({ ...options, home, log }, lock);
  const onAbort = () => void stack.stop();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    options.signal?.throwIfAborted();
    await stack.start();
    options.signal?.throwIfAborted();
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
  }
  return stack.handle;
}

/** One stack to a data folder; what a killed one left running is ended first. */
async function takeHome(home, log) {
  const lock = await tryLock(path.join(home, 'running'));
  if (lock.holder) {
    throw new Error(
      `Tongban is already running on ${home} (process ${lock.holder}). Stop it first, or choose another folder by TONGBAN_HOME.`,
    );
  }
  const { guard, parts = {} } = lock.left ?? {};
  if (isAlive(guard)) {
    log('The last run was ended by force: waiting for its parts to end …');
    await until(() => !isAlive(guard), 8_000);
  }
  for (const [name, identity] of Object.entries(parts)) {
    if (!isAlive(identity)) continue;
    log(`Ending ${name} (process ${identity.pid}), left over from the last run`);
    signalTo(identity.pid, stopSignals[name]);
    if (!(await until(() => !isAlive(identity), 5_000))) signalTo(identity.pid, 'SIGKILL');
    await until(() => !isAlive(identity), 5_000);
  }
  return lock;
}

function createStack(
  { home, log, port, parts: wanted = {}, programs, env: extraEnv = {}, durable = true, temporal: given },
  lock,
) {
  const run = { ...defaultPrograms, ...programs };
  const has = (name) => wanted[name] ?? true;
  const outer = { ...process.env, ...extraEnv };
  const ports = {};
  const parts = {};
  let stopping;
  let died;
  const ended = new Promise((resolve) => (died = resolve));
  const guard = startGuard();
  const guardIdentity = identityOf(guard.pid);

  function remember() {
    const identities = Object.entries(parts).map(([name, part]) => [name, part.identity]);
    updates = updates
      .then(() => lock.update({ guard: guardIdentity, parts: Object.fromEntries(identities) }))
      .catch(() => {});
  }
  let updates = Promise.resolve();

  function addPart(name, plan, { graceMs, readyMs }) {
    parts[name] = createPart({
      name: title[name],
      logFile: path.join(home, 'logs', `${name}.log`),
      plan,
      stopSignal: stopSignals[name],
      graceMs,
      readyMs,
      guard,
      onDeath: (error) => !stopping && died(error),
      onChange: remember,
    });
    return parts[name];
  }

  /** A port that was free a moment ago may be gone: then another is tried. */
  async function startOnFreePort(part, name) {
    for (let attempt = 1; ; attempt++) {
      if (stopping) throw new Error('stopped while starting');
      ports[name] = await freePort();
      try {
        return await part.start();
      } catch (error) {
        const mayHeal = /in use|pre-existing shared memory/i.test(error.message);
        if (!mayHeal || attempt === 5 || stopping) throw error;
      }
    }
  }

  async function startPostgres(secrets) {
    if (outer.DATABASE_URL) return outer.DATABASE_URL;
    if (!has('postgres')) return '';
    const dataDir = path.join(home, 'postgres');
    await preparePostgres({ dataDir, secrets, durable, log });
    const part = addPart('postgres', postgresPlan({ dataDir, durable, port: () => ports.postgres }), {
      graceMs: 15_000,
      readyMs: 120_000,
    });
    await startOnFreePort(part, 'postgres');
    log('PostgreSQL is up');
    return ensureDatabase({ port: ports.postgres, secrets });
  }

  async function startTemporal() {
    if (outer.TEMPORAL_ADDRESS) {
      const address = outer.TEMPORAL_ADDRESS;
      await waitForServer(address, 15_000);
      await ensureSearchAttributes(address, namespace);
      log(`Temporal server: the one at ${address} (from TEMPORAL_ADDRESS)`);
      return address;
    }
    if (!has('temporal')) return '';
    const binary = given ?? (await findTemporal({ env: outer, log }));
    const part = addPart('temporal', temporalPlan({ binary, home, durable, port: () => ports.temporal }), {
      graceMs: 10_000,
      readyMs: 90_000,
    });
    await startOnFreePort(part, 'temporal');
    log('Temporal is up');
    return `127.0.0.1:${ports.temporal}`;
  }

  const namespace = outer.TEMPORAL_NAMESPACE || 'default';

  async function start() {
    const secrets = await loadSecrets(home);
    const mode = outer.TONGBAN_MODE || 'development';
    const apiPort = port || (await freePort());
    Object.assign(handle.env, {
      NODE_ENV: outer.NODE_ENV || mode,
      TONGBAN_MODE: mode,
      TONGBAN_HOME: home,
      TONGBAN_FILES: outer.TONGBAN_FILES || path.join(home, 'attachments'),
      TEMPORAL_NAMESPACE: namespace,
      HOST: outer.HOST || '127.0.0.1',
      PORT: String(apiPort),
      TONGBAN_TOKEN_SECRET: outer.TONGBAN_TOKEN_SECRET || secrets.tokenSecret,
      TONGBAN_KEYS: outer.TONGBAN_KEYS || secrets.keys,
      LOG_LEVEL: outer.LOG_LEVEL || 'info',
      ...extraEnv,
    });
    handle.url = `http://127.0.0.1:${apiPort}`;
    await mkdir(handle.env.TONGBAN_FILES, { recursive: true, mode: 0o700 });
    const childEnv = () => ({ ...process.env, ...handle.env });

    const temporalUp = startTemporal().then((address) => {
      handle.temporalAddress = address;
      handle.env.TEMPORAL_ADDRESS = address;
    });
    const recordUp = startPostgres(secrets).then(async (databaseUrl) => {
      handle.databaseUrl = databaseUrl;
      handle.env.DATABASE_URL = databaseUrl;
      for (const [name, ...args] of has('oneShots') ? run.oneShots : []) {
        if (stopping) return;
        await runOnce({ name, args, env: childEnv(), logFile: path.join(home, 'logs', `${name}.log`) });
        log(`${title[name] ?? name}: done`);
      }
    });
    await settle([temporalUp, recordUp]);

    const services = ['worker', 'api'].filter(has).map(async (name) => {
      const [script, ...args] = run[name];
      await addPart(name, nodePlan({ script, args, env: childEnv }), { graceMs: 10_000, readyMs: 90_000 }).start();
      log(`${title[name]} is up`);
    });
    await settle(services);
  }

  function stop({ hurry = false } = {}) {
    stopping ??= stopAll();
    if (hurry) for (const part of Object.values(parts)) void part.stop({ hurry });
    return stopping;
  }

  async function stopAll() {
    for (const name of stopOrder) await parts[name]?.stop();
    await guard.close();
    await updates;
    await lock.release();
    died(undefined);
  }

  const handle = { home, url: '', env: {}, databaseUrl: '', temporalAddress: '', parts, ended, stop };
  return { start, stop, handle };
}

const title = {
  postgres: 'PostgreSQL',
  temporal: 'Temporal',
  worker: 'Worker',
  api: 'API',
  migrate: 'Migration',
  seed: 'Sample data',
};

/** Waits for all and then throws the first failure: nothing may still be starting when the stack is taken down. */
async function settle(promises) {
  const outcomes = await Promise.allSettled(promises);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
