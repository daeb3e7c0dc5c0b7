import { describe, expect, it } from 'vitest';
import { epochMs } from '#libs/domain/time/index.js';
import type { OutgoingMessage } from '#libs/domain/messages/index.js';
import { LOCAL_PORTS } from '../local.js';
import { Rests } from '../rests.js';
import type { DueMessage, MessageOutcome } from './port.js';
import { sendMessage } from './send.js';

const NOW = epochMs(Date.parse('2026-11-25T09:00:00+08:00'));
const LETTER: DueMessage = {
  messageId: 'm-1',
  recipient: 'applicant',
  content: () => ({ phone: '13800138000', text: '请来窗口领取' }),
  ownerId: 'citizen-7',
  simulated: false,
  failures: 0,
};

/** A notify port that keeps what it was given, and the log beside it. */
function gateway(answer: () => Promise<string> = () => Promise.resolve('M1')) {
  const sent: OutgoingMessage[] = [];
  const said: string[] = [];
  const rests = new Rests();
  const stop = new AbortController();
  const notify = {
    send: async (message: OutgoingMessage) => {
      sent.push(message);
      return { receiver: 'gateway', reference: await answer(), record: {} };
    },
  };
  const deps = {
    ports: { ...LOCAL_PORTS, notify },
    now: () => NOW,
    logger: { warn: (fields: object, text: string) => void said.push(JSON.stringify({ ...fields, text })) },
    rests,
    stop: stop.signal,
    patienceMs: 10,
  };
  const send = (letter: Partial<DueMessage> = {}): Promise<MessageOutcome | undefined> =>
    sendMessage({ ...LETTER, ...letter }, deps);
  return { send, sent, said, stop };
}

describe('a message that an officer wrote', () => {
  it('goes to the applicant’s account and, by the number that was given for it, as a short message', async () => {
    const { send, sent } = gateway();
    expect(await send()).toEqual({ messageId: 'm-1', at: NOW, outcome: 'done', reference: 'M1' });
    expect(sent).toEqual([
      {
        key: 'm-1',
        to: 'citizen-7',
        phone: '13800138000',
        channels: ['sms', 'mobile', 'in_app'],
        text: { zh: '请来窗口领取' },
      },
    ]);
  });

  it('goes by the platform alone where there is no number', async () => {
    const { send, sent } = gateway();
    await send({ recipient: 'handler', content: () => ({ text: '请办理' }) });
    expect(sent).toMatchObject([{ to: 'handler', channels: ['mobile', 'in_app'] }]);
    expect(sent[0]).not.toHaveProperty('phone');
  });

  it('is tried three times, a little later each time, and then given up', async () => {
    const { send, said } = gateway(() => Promise.reject(Object.assign(new Error('13800138000'), { code: 'REFUSED' })));
    const waits = [];
    for (const failures of [0, 1, 2]) {
      const outcome = await send({ failures });
      expect(outcome).toMatchObject({ outcome: 'failed', detail: 'REFUSED' });
      waits.push(outcome?.tryAfter && outcome.tryAfter - NOW);
    }
    expect(waits).toEqual([1000, 2000, undefined]);
    expect(said.join()).not.toContain('13800138000');
  });

  it('waits while the receiver is left alone after it kept silent', async () => {
    const { send, sent } = gateway(() => new Promise(() => undefined));
    expect(await send()).toMatchObject({ outcome: 'failed', detail: 'RECEIVER_TIMEOUT' });
    expect(await send()).toMatchObject({ outcome: 'held', tryAfter: NOW + 1000 });
    expect(sent).toHaveLength(1);
  });

  it('of a simulated case reaches nobody outside', async () => {
    const { send, sent } = gateway();
    expect(await send({ simulated: true })).toMatchObject({ outcome: 'done' });
    expect(sent).toEqual([]);
  });

  it('that can’t be opened fails alone', async () => {
    const { send } = gateway();
    const content = () => {
      throw Object.assign(new Error(), { code: 'crypto.key_unknown' });
    };
    expect(await send({ content })).toMatchObject({ outcome: 'failed', detail: 'crypto.key_unknown' });
  });

  it('is left to the next pump when this one must leave', async () => {
    const { send, stop } = gateway(() => new Promise(() => undefined));
    stop.abort();
    expect(await send()).toBeUndefined();
  });
});

describe('the local gateway', () => {
  it('refuses numbers that end in 0404, so that a failure can be seen', async () => {
    const message = { key: 'm-1', to: 'citizen-7', channels: ['sms'] as const, text: { zh: '您好' } };
    const { notify } = LOCAL_PORTS;
    await expect(notify.send({ ...message, phone: '13900000404' })).rejects.toMatchObject({
      code: 'PHONE_UNREACHABLE',
    });
    await expect(notify.send({ ...message, phone: '13900004040' })).resolves.toMatchObject({
      receiver: 'local-notify',
    });
  });
});
