// Runs the whole stack for a person: progress, one line when ready, a clean stop, a clear sentence on a crash.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenNpmIsGone } from '../setup/process.mjs';
import { startStack } from './index.mjs';

/** npm and the terminal both pass on one Ctrl-C: only a later signal is a second one. */
const SECOND_SIGNAL_MS = 1000;

/** Starts the stack and stays until it ends, then ends this process: 0 when asked to stop, 1 when a part failed. */
export async function run({ port, ...options }) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
  const home = path.resolve(process.env.TONGBAN_HOME || path.join(root, '.tongban'));
  const log = (line) => console.log(line);
  // Whoever read our output may be gone; the stack is stopped in order all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  const asked = new AbortController();
  let stack;
  let askedAt = 0;
  const stop = (why) => {
    const now = performance.now();
    if (asked.signal.aborted) {
      if (now - askedAt > SECOND_SIGNAL_MS) void stack?.stop({ hurry: true });
      return;
    }
    askedAt = now;
    log(`\nStopping (${why}) …`);
    asked.abort();
    void stack?.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  if (process.connected) process.on('disconnect', () => stop('the launcher is gone'));
  else whenNpmIsGone(() => stop('npm is gone'));

  try {
    stack = await startStack({ ...options, home, port, log, signal: asked.signal });
  } catch (error) {
    if (!asked.signal.aborted) throw error;
    log('Stopped.');
    process.exit(0);
  }
  log(`Tongban 通办 is ready: ${stack.url}`);
  const failure = await stack.ended;
  if (failure) {
    console.error(`\n${failure.message}\nStopping the rest …`);
    asked.abort();
    await stack.stop();
    console.error('Stopped because a part had failed. Run it again to go on: nothing is lost.');
    process.exit(1);
  }
  log('Stopped.');
  process.exit(0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await run({ port: Number(process.argv[2]) });
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
