import { describe, expect, it } from 'vitest';
import { epochMs } from '#libs/domain/time/index.js';
import { LIGHTNING_COMPLETION } from '#libs/samples/index.js';
import { down, office, START } from '#test/unit/effect-office.js';
import { STORIES } from '#test/unit/stories.js';
import { Story } from '#test/unit/story.js';
import type { EffectPorts, Faults } from './index.js';
import { LOCAL_PORTS } from './local.js';
import { waitAfter } from './waits.js';

describe('a receiver that is away', () => {
  it('holds up only its own effects, is tried after 1, 2, 4 … seconds, and gets them in order when it is back', async () => {
    const story = STORIES.denied();
    const messages = story.effects.flatMap(({ kind, key }) => (kind === 'message' ? key : []));
    const { pump, failures, order } = office([story], { faults: down('message', 3) });
    await pump();
    // The first one alone was tried, so that none behind it overtakes it.
    expect(failures()).toEqual([0, 1000, 3000].map((at) => [messages[0], 'ECONNREFUSED', at]));
    expect(order.slice(-messages.length)).toEqual(messages);
    expect([...order].sort()).toEqual(story.effects.map(({ key }) => key).sort());
  });

  it('holds up no other case', async () => {
    const [first, second] = [STORIES.denied(), STORIES.paid()];
    const sick: Faults = {
      before: (_kind, key) => {
        if (key.startsWith(first.caseNo)) throw new Error('away');
      },
    };
    const { pump, order } = office([first, second], { faults: sick, stopAfter: second.effects.length });
    await pump();
    expect(order).toEqual(second.effects.map(({ key }) => key));
  });

  it('is tried no more often than every five minutes in the end', () => {
    expect([1, 2, 3, 9, 10, 500].map(waitAfter)).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
  });

  it('that never answers is given up on and asked again', async () => {
    const story = STORIES.failed();
    let asked = 0;
    const silent: EffectPorts = {
      ...LOCAL_PORTS,
      exchange: {
        send: (record) => (asked++ === 0 ? new Promise(() => undefined) : LOCAL_PORTS.exchange.send(record)),
      },
    };
    const { pump, failures, receipts } = office([story], { ports: silent, patienceMs: 10 });
    await pump();
    expect(failures().map(([, detail]) => detail)).toEqual(['RECEIVER_TIMEOUT']);
    expect(receipts.size).toBe(story.effects.length);
  });

  it('that never answers is left alone for a while: it uses up the time of no other case', async () => {
    const stories = [STORIES.straight(), STORIES.winding(), STORIES.paid(), STORIES.refused(), STORIES.denied()];
    const silent: EffectPorts = { ...LOCAL_PORTS, notify: { send: () => new Promise(() => undefined) } };
    const others = stories.flatMap(({ effects }) => effects.filter(({ kind }) => kind !== 'message'));
    const { pump, failures, order } = office(stories, { ports: silent, patienceMs: 10, stopAfter: others.length });
    await pump();
    expect([...order].sort()).toEqual(others.map(({ key }) => key).sort());
    // Those that were side by side when it fell silent, and none after them.
    expect(failures().length).toBeLessThanOrEqual(4);
  });

  it('is told of without naming a person', async () => {
    const story = STORIES.denied();
    const spoken = Object.assign(new Error('13800138000'), { code: '欧阳娜娜 13800138000', name: '13800138000' });
    let asked = 0;
    const rude: Faults = {
      before: () => {
        if (asked++ === 0) throw spoken;
      },
    };
    const { pump, failures, said } = office([story], { faults: rude });
    await pump();
    expect(failures().map(([, detail]) => detail)).toEqual(['Error']);
    expect(said.filter((line) => line.includes('will be tried again'))).toHaveLength(1);
    for (const line of said) expect(line).not.toMatch(/13800138000|欧阳娜娜/);
  });

  it('holds up the archive when it is the one that issues documents', async () => {
    const story = STORIES.straight();
    const { pump, failures, order } = office([story], { faults: down('document', 1) });
    await pump();
    const archive = story.effects.find(({ kind }) => kind === 'archive')!.key;
    expect(failures().map(([key, detail]) => [key, detail])).toContainEqual([archive, 'ARCHIVE_INCOMPLETE']);
    expect(order.at(-1)).toBe(archive);
  });
});

describe('a case that lacks what a document must say', () => {
  it('fails visibly, names the fault and no person, and holds up nothing else', async () => {
    const story = STORIES.denied();
    const broken = story.effects.map((effect) =>
      effect.kind === 'document' ? { ...effect, body: { ...effect.body, params: {} } } : effect,
    );
    story.effects.splice(0, Infinity, ...broken);
    const others = broken.filter(({ kind }) => kind !== 'document').length;
    const { pump, failures } = office([story], { stopAfter: others + 1 });
    await pump();
    expect(failures().map(([, detail]) => detail)).toEqual(['DOCUMENT_FIELD_MISSING']);
  });
});

describe('the pump', () => {
  it.each(['stop', 'cancelled'] as const)(
    'ends between two effects when its worker leaves or it is cancelled (%s), and notes what it did',
    async (end) => {
      const ended = new AbortController();
      let asked = 0;
      const leaving: Faults = { before: () => (++asked === 3 ? ended.abort() : undefined) };
      const { pump, order, failures } = office([STORIES.denied()], { faults: leaving, [end]: ended });
      await pump();
      expect(order.length).toBeGreaterThanOrEqual(2);
      expect(order.length).toBeLessThanOrEqual(3);
      expect(failures()).toEqual([]);
    },
  );

  it('leaves a receiver that is still thinking when its worker leaves; the effect is asked for again later', async () => {
    const stop = new AbortController();
    const thinking: EffectPorts = {
      ...LOCAL_PORTS,
      exchange: {
        send: () => {
          stop.abort();
          return new Promise(() => undefined);
        },
      },
    };
    const story = STORIES.failed();
    const { pump, order, failures } = office([story], { ports: thinking, stop });
    await pump();
    const [asked] = story.effects.filter(({ kind }) => kind === 'exchange_record');
    expect(order).not.toContain(asked!.key);
    expect(failures()).toEqual([]);
  });

  it('notes a whole batch by one statement', async () => {
    const stories = [STORIES.denied(), STORIES.paid()];
    const { pump, settled } = office(stories);
    await pump();
    expect(settled).toEqual([stories.flatMap(({ effects }) => effects).length]);
  });

  it('does nothing where nothing waits', async () => {
    const { pump, settled } = office([]);
    await pump();
    expect(settled).toEqual([]);
  });

  it('fails when the record room is away, so that it is called again', async () => {
    const { pump } = office([STORIES.failed()], {
      faults: { before: () => undefined },
      away: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    await expect(pump()).rejects.toThrow('connect');
  });

  it('lets one case whose seal is broken spoil no other', async () => {
    const [sound, broken] = [STORIES.paid(), STORIES.denied()];
    const { pump, order, failures } = office([sound, broken], {
      sealed: broken.caseNo,
      stopAfter: sound.effects.length,
    });
    await pump();
    expect(order).toEqual(sound.effects.map(({ key }) => key));
    expect(new Set(failures().map(([, detail]) => detail))).toEqual(new Set(['crypto.sealed_damaged']));
  });

  it('takes an answer that can’t be kept for a failure', async () => {
    let asked = 0;
    const garbled: EffectPorts = {
      ...LOCAL_PORTS,
      notify: {
        send: async (message) => {
          const receipt = await LOCAL_PORTS.notify.send(message);
          return asked++ === 0 ? { ...receipt, reference: 'a\0b' } : receipt;
        },
      },
    };
    const { pump, failures } = office([STORIES.failed()], { ports: garbled });
    await pump();
    expect(failures().map(([, detail]) => detail)).toEqual(['VALUE_UNSTORABLE']);
  });

  it('gives way to the next shift when its time is over', async () => {
    const story = STORIES.failed();
    const { pump, order, waited } = office([story], { faults: down('message') });
    await pump();
    expect(waited()).toBeGreaterThanOrEqual(3_600_000);
    expect(order).toHaveLength(story.effects.filter(({ kind }) => kind !== 'message').length);
  });

  it('sends nothing of a simulated case outside', async () => {
    const story = new Story(LIGHTNING_COMPLETION).submit({ simulation: { startAt: epochMs(START), rate: 1000 } });
    const asked: string[] = [];
    const outside = new Proxy(LOCAL_PORTS, { get: (_ports, name) => void asked.push(String(name)) });
    const { pump, order } = office([story], { ports: outside });
    await pump();
    expect(order).toHaveLength(story.effects.length);
    expect(asked).toEqual([]);
  });
});

describe('a number that nobody has', () => {
  it('is given up after three tries and keeps no other message of the case waiting', async () => {
    const story = STORIES.denied();
    const [first, ...others] = story.effects.flatMap(({ kind, key }) => (kind === 'message' ? key : []));
    const refusing: Faults = {
      before: (_kind, key) => {
        if (key === first) throw Object.assign(new Error('13900000404'), { code: 'PHONE_UNREACHABLE' });
      },
    };
    const { pump, failures, receipts } = office([story], { faults: refusing });
    await pump();
    expect(failures()).toEqual([0, 1000, 3000].map((at) => [first, 'PHONE_UNREACHABLE', at]));
    expect(receipts.get(first!)).toEqual({ receiver: 'none', reference: '', record: {} });
    for (const key of others) expect(receipts.get(key)?.receiver).toBe('local-notify');
  });
});
