import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./guard.sh', import.meta.url));

/** Starts the small process that stops the parts should this one die without doing so (guard.sh); `home` is shown in process lists. */
export function startGuard(home) {
  const child = spawn('sh', [script, home], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // A guard that was killed takes no more lines; the stack itself is not worse off for it.
  child.stdin.on('error', () => {});
  child.unref();
  return {
    pid: child.pid,
    watch: (pid) => child.stdin.write(`+ ${pid}\n`),
    forget: (pid) => child.stdin.write(`- ${pid}\n`),
    async close() {
      child.ref();
      child.stdin.end();
      await gone;
    },
  };
}
