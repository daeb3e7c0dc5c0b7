import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { processesOf, scratch } from './support.js';

const scripts = path.resolve(import.meta.dirname, '../../scripts');

/** A program of ours, as small as can be: ready at once, leaves when asked to, and fails on demand. */
const service = `
setInterval(() => {}, 1000);
for (const end of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
process.on('SIGUSR2', () => { console.error('the disk is full'); process.exit(7); });
process.send({ type: 'ready' });`;

/** The launcher of `npm start` on real PostgreSQL and Temporal, with a stand-in for the worker. */
async function launch(home: string) {
  const worker = path.join(home, 'worker.mjs');
  const script = path.join(home, 'launch.mjs');
  const options = { port: 1, durable: false, parts: { api: false }, programs: { worker: [worker], oneShots: [] } };
  await mkdir(home, { recursive: true });
  await writeFile(worker, service);
  await writeFile(
    script,
    `import { run } from ${JSON.stringify(path.join(scripts, 'stack/run.mjs'))};
run(${JSON.stringify(options)}).catch((error) => { console.error(error.message); process.exit(1); });`,
  );
  const child = spawn(process.execPath, [script], { env: { ...process.env, TONGBAN_HOME: home } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  return {
    child,
    exit,
    ready: () => expect.poll(() => output, { timeout: 60_000 }).toContain('is ready: http://127.0.0.1:'),
    output: () => output,
  };
}

const pidOf = (home: string, pattern: RegExp): number =>
  processesOf(home).find(({ args }) => pattern.test(args))?.pid ?? expect.unreachable(`no process ${pattern}`);

const nothingRuns = (home: string) =>
  expect.poll(() => processesOf(home), { timeout: 15_000, message: 'processes left behind' }).toEqual([]);

let home = '';
afterEach(() => {
  for (const { pid } of processesOf(home)) process.kill(pid, 'SIGKILL');
});

it.each(['SIGTERM', 'SIGINT'] as const)('%s stops all in order, with nothing left behind', async (signal) => {
  home = await scratch();
  const stack = await launch(home);
  await stack.ready();
  stack.child.kill(signal);
  expect(await stack.exit).toBe(0);
  expect(processesOf(home)).toEqual([]);
});

it('SIGTERM in the middle of the start stops what has been started', async () => {
  home = await scratch();
  const stack = await launch(home);
  await expect.poll(stack.output, { timeout: 30_000 }).toContain('Creating the database');
  stack.child.kill('SIGTERM');
  expect(await stack.exit).toBe(0);
  await nothingRuns(home);
});

it('A part that fails stops the rest with a sentence that names it, its end, its last words and its log', async () => {
  home = await scratch();
  const stack = await launch(home);
  await stack.ready();
  process.kill(pidOf(home, /worker\.mjs/), 'SIGUSR2');
  expect(await stack.exit).toBe(1);
  expect(stack.output()).toContain('Worker ended by itself with exit code 7');
  expect(stack.output()).toContain('the disk is full');
  expect(stack.output()).toContain(path.join(home, 'logs/worker.log'));
  expect(processesOf(home)).toEqual([]);
});

it.each([
  ['PostgreSQL', /bin\/postgres -D/],
  ['Temporal', /server start-dev/],
])('%s that is killed stops the rest', async (name, pattern) => {
  home = await scratch();
  const stack = await launch(home);
  await stack.ready();
  process.kill(pidOf(home, pattern), 'SIGKILL');
  expect(await stack.exit).toBe(1);
  expect(stack.output()).toContain(`${name} was ended by SIGKILL`);
  await nothingRuns(home);
});

it('A launcher that is killed takes its parts with it, and the next start comes up at once', async () => {
  home = await scratch();
  const first = await launch(home);
  await first.ready();
  first.child.kill('SIGKILL');
  const second = await launch(home);
  await second.ready();
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
  expect(processesOf(home)).toEqual([]);
});

it('All of it killed, the guard too: the next start comes up', async () => {
  home = await scratch();
  const first = await launch(home);
  await first.ready();
  first.child.kill('SIGKILL');
  process.kill(pidOf(home, /guard\.sh/), 'SIGKILL');
  const second = await launch(home);
  await second.ready();
  expect(second.output()).toMatch(/left over from the last run/);
  second.child.kill('SIGTERM');
  expect(await second.exit).toBe(0);
  expect(processesOf(home)).toEqual([]);
});

it('A second stack on the same data is refused, naming the one that runs', async () => {
  home = await scratch();
  const first = await launch(home);
  await first.ready();
  const second = await launch(home);
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain(`already running on ${home} (process ${first.child.pid})`);
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);
});

it.each([
  ['taken', async () => String(await takenPort()), /PORT \d+ of 127\.0\.0\.1 is taken/],
  ['no port', () => Promise.resolve('http'), /PORT=http is not a port/],
])('A PORT that is %s is refused before anything is set up', async (_what, port, message) => {
  home = path.join(await scratch(), 'home');
  const env = { ...process.env, TONGBAN_HOME: home, PORT: await port() };
  const child = spawn(process.execPath, [path.join(scripts, 'start.mjs')], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/Installing|Building/);
});

async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
