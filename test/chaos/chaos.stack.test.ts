import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { drill, faultsIn } from './drill.js';
import { Line } from './line.js';
import { Random } from './random.js';

const SEED = 2026;
const CASES = 30;
const BROKEN_WORKER = fileURLToPath(new URL('../../dist/test/chaos/broken-worker.js', import.meta.url));

it(
  'whatever is killed, cut or slowed while cases go on: nothing lost, nothing doubled, every answer still true',
  { timeout: 600_000 },
  async () => {
    const done = await drill({ cases: CASES, seed: SEED });
    expect(faultsIn(done)).toEqual([]);
    expect(done.cases).toBe(CASES);
    // It stormed: a run in which nothing broke would show nothing.
    expect(Object.values(done.struck).reduce((sum, times) => sum + times, 0)).toBeGreaterThanOrEqual(4);
    expect(done.retries).toBeGreaterThan(0);
  },
);

it('the checker finds out a record that is not to be trusted', { timeout: 300_000 }, async () => {
  const { faults } = await drill({ cases: 8, seed: SEED, quiet: true, programs: { worker: [BROKEN_WORKER] } });
  expect(faults.effects!.some((fault) => fault.includes('none is there'))).toBe(true);
  expect(faults.record!.some((fault) => fault.includes('the row says'))).toBe(true);
});

it('a seed repeats its numbers', () => {
  const [one, other] = [new Random(5), new Random(5)];
  const numbers = Array.from({ length: 50 }, () => one.next());
  expect(numbers).toEqual(Array.from({ length: 50 }, () => other.next()));
  expect(new Set(numbers).size).toBe(50);
});

it('a line leads on, takes nobody while it is cut, and leads on again', async () => {
  const server = createServer((_request, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line = await Line.to((server.address() as { port: number }).port);
  const ask = async () => (await fetch(`http://127.0.0.1:${line.port}`)).text();
  try {
    expect(await ask()).toBe('here');
    line.cut();
    await expect(ask()).rejects.toThrow();
    line.mend();
    expect(await ask()).toBe('here');
  } finally {
    await line.close();
    server.close();
  }
});
