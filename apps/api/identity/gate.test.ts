import { expect, it } from 'vitest';
import { Gate } from './gate.js';

it('lets in as many as it is wide, keeps a line, and turns the rest away', async () => {
  const gate = new Gate(2, 1);
  let inside = 0;
  let most = 0;
  const leave: (() => void)[] = [];
  const visit = () =>
    gate.run(async () => {
      most = Math.max(most, ++inside);
      await new Promise<void>((resolve) => leave.push(resolve));
      inside -= 1;
    });
  const visits = [visit(), visit(), visit()];
  await expect(visit()).rejects.toMatchObject({ code: 'BUSY', status: 503 });
  while (visits.length > 0) {
    leave.shift()!();
    await visits.shift();
  }
  expect(most).toBe(2);
  await gate.run(() => Promise.resolve());
});

it('opens again after a failure inside', async () => {
  const gate = new Gate(1, 0);
  await expect(gate.run(() => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
  expect(await gate.run(() => Promise.resolve('in'))).toBe('in');
});
