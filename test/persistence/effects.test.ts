import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createEffectActivities, type Faults, LOCAL_PORTS } from '#activities/effects/index.js';
import { NATIONAL_CALENDAR, workingCalendar } from '#libs/domain/calendar/index.js';
import { rowOf } from '#libs/domain/case/row.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { DEPARTMENTS, ITEMS, REGIONS } from '#libs/samples/index.js';
import { down, NO_MESSAGES } from '../unit/effect-office.js';
import { STORIES } from '../unit/stories.js';
import type { Story } from '../unit/story.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
  const { places, items, calendars } = db.store;
  await places.put({
    regions: REGIONS.map((region) => ({ ...region, parent: region.parent ?? null })),
    departments: Object.values(DEPARTMENTS),
    halls: [],
    windows: [],
  });
  for (const item of ITEMS) await items.put(item, epochMs(0));
  await calendars.put(NATIONAL_CALENDAR);
});
afterAll(() => db.drop());

async function record(story: Story): Promise<void> {
  const { caseNo, events, effects, item } = story;
  const facts = { now: events.at(-1)!.at, item, calendar: workingCalendar(NATIONAL_CALENDAR) };
  await db.store.record.recordEvents({ caseNo, prevHash: '', events, effects, row: rowOf(story.state!, facts) });
}

/** Pumps once through what is due at `now`. */
async function pumpAt(now: EpochMs, faults?: Faults): Promise<void> {
  const stop = new AbortController();
  const { outbox } = db.store;
  let looks = 0;
  await createEffectActivities({
    outbox: {
      due: (at, limit) => {
        looks += 1;
        if (looks > 1) stop.abort();
        return outbox.due(at, limit);
      },
      ofCase: (caseNo) => outbox.ofCase(caseNo),
      settle: (outcomes) => outbox.settle(outcomes),
    },
    messages: NO_MESSAGES,
    sources: db.store,
    ports: LOCAL_PORTS,
    relief: stop.signal,
    now: () => now,
    pace: { idleMs: 0 },
    logger: { warn: () => undefined },
    activity: () => ({ heartbeat: () => undefined, cancellationSignal: new AbortController().signal }),
    ...(faults && { faults }),
  }).pumpEffects();
}

async function waitingOf({ caseNo }: Story): Promise<readonly string[]> {
  const effects = await db.store.outbox.ofCase(caseNo);
  return effects.flatMap(({ key, status }) => (status === 'waiting' ? key : []));
}

describe('the outbox on PostgreSQL', () => {
  const later = (seconds: number): EpochMs => epochMs(Date.now() + 60_000 + seconds * 1000);

  it('is carried out, each effect with its try and a receipt without personal data', async () => {
    const story = STORIES.straight();
    await record(story);
    await pumpAt(later(0));
    const stored = await db.store.outbox.ofCase(story.caseNo);
    expect(stored.map(({ key, status, tries }) => [key, status, tries.map(({ outcome }) => outcome)])).toEqual(
      story.effects.map(({ key }) => [key, 'done', ['done']]),
    );
    expect(await waitingOf(story)).toEqual([]);
    expect(JSON.stringify(stored.map(({ receipt }) => receipt))).not.toMatch(/11010519491231002X|1380013|欧阳娜娜/);
  });

  it('keeps the order of messages over failures, and logs each try', async () => {
    const story = STORIES.denied();
    await record(story);
    const messages = story.effects.flatMap(({ kind, key }) => (kind === 'message' ? key : []));

    await pumpAt(later(0), down('message', 1));
    expect(await waitingOf(story)).toEqual(messages);
    await pumpAt(later(0.5));
    expect(await waitingOf(story)).toEqual(messages);
    await pumpAt(later(1));
    expect(await waitingOf(story)).toEqual([]);

    const [first, second] = (await db.store.outbox.ofCase(story.caseNo)).filter(({ kind }) => kind === 'message');
    expect(first!.tries.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['failed', 'ECONNREFUSED'],
      ['done', null],
    ]);
    expect(second!.tries.map(({ outcome }) => outcome)).toEqual(['done']);
  });
});
