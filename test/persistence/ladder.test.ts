import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createRecordActivities } from '#activities/record/index.js';
import { RUNGS } from '#libs/domain/escalation/index.js';
import { type ScratchDatabase, scratchDatabase } from '../setup/database.js';
import { actor, Story } from './story.js';

let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase(inject('databaseUrl'));
});
afterAll(() => db.drop());

/** A case that meets warning and yellow card before it is looked at; who of the ladder hears of which. */
async function heard(caseNo: string): Promise<Record<string, string[]>> {
  const activities = createRecordActivities(db.store);
  const story = new Story(caseNo);
  story.hash = (await activities.recordEvents(story.submit())).lastHash;
  const late = story.on('2026-03-05').give('pass-pre-review', {}, actor('prereview', 'prereview'));
  await activities.recordEvents(late);
  // The same again, as an engine would send it that did not hear the answer.
  await activities.recordEvents(late);
  const found: Record<string, string[]> = {};
  for (const { kind, body } of await db.store.outbox.ofCase(caseNo))
    if (kind === 'message' && 'rung' in body) (found[String(body.template)] ??= []).push(String(body.rung));
  return found;
}

it('a card is told to each rung of the ladder once: by default, by rule, and by the narrower rule first', async () => {
  const byDefault = { warning: ['officer'], yellow_card: ['officer', 'section_head', 'supervisor'] };
  expect(await heard('L1')).toEqual(byDefault);

  const rule = { level: 'yellow', itemCode: null, departmentId: null, region: '441500' } as const;
  const id = await db.store.ladders.put({ ...rule, rungs: RUNGS });
  expect(await heard('L2')).toEqual({ warning: ['officer'], yellow_card: [...RUNGS] });

  await db.store.ladders.put({ ...rule, departmentId: 'shanwei-meteorology', rungs: ['officer'] });
  expect(await heard('L3')).toEqual({ warning: ['officer'], yellow_card: ['officer'] });
  // The same scope again is the same rule.
  expect(await db.store.ladders.put({ ...rule, rungs: ['officer', 'upper_body'] })).toBe(id);
  expect(await db.store.ladders.rules()).toHaveLength(2);

  for (const { id: each } of await db.store.ladders.rules()) expect(await db.store.ladders.remove(each)).toBe(true);
  expect(await db.store.ladders.remove(id)).toBe(false);
  expect(await heard('L4')).toEqual(byDefault);
});
