import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { tryLock } from '../setup/lock.mjs';
import { isAlive, signalTo, until } from '../setup/process.mjs';
import { kinds } from './kinds.mjs';

/**
 * Takes the data folder for one stack; throws when a live one has it. What a killed one left running is ended first.
 * The lock keeps the names of the guard and the parts, so that this can be done.
 */
export async function takeHome(home, log) {
  // Passable, not readable: PostgreSQL may run as another user (postgres-user.mjs).
  await mkdir(home, { recursive: true, mode: 0o711 });
  const lock = await tryLock(path.join(home, 'running'));
  if (lock.holder) {
    throw new Error(
      `Tongban is already running on ${home} (process ${lock.holder}). ` +
        'Stop it first, or give this one a folder of its own by TONGBAN_HOME.',
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
    signalTo(identity.pid, kinds[name].stopSignal);
    if (!(await until(() => !isAlive(identity), 5_000))) signalTo(identity.pid, 'SIGKILL');
    await until(() => !isAlive(identity), 5_000);
  }
  return lock;
}
