import { describe, expect, it } from 'vitest';
import { Turnstile } from './turnstile.js';

function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('uploads and sweeps', () => {
  it('a sweep does not run beside an upload', async () => {
    const turnstile = new Turnstile();
    const { opened, open } = gate();
    const upload = turnstile.upload(() => opened);
    expect(await turnstile.sweep(() => Promise.resolve(1))).toBeUndefined();
    open();
    await upload;
    expect(await turnstile.sweep(() => Promise.resolve(1))).toBe(1);
  });

  it('an upload waits for a sweep, also for one that fails', async () => {
    const turnstile = new Turnstile();
    const { opened, open } = gate();
    const seen: string[] = [];
    const sweep = turnstile.sweep(async () => {
      await opened;
      seen.push('swept');
      throw new Error('disk');
    });
    const upload = turnstile.upload(() => Promise.resolve(seen.push('uploaded')));
    open();
    await expect(sweep).rejects.toThrow('disk');
    await upload;
    expect(seen).toEqual(['swept', 'uploaded']);
  });
});
