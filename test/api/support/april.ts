import type { Persistence } from '#libs/persistence/index.js';
import { actor, Story } from '../../persistence/story.js';

/** Finished months that no other test has cases in, with the month before each. */
export const APRIL = '2026-04';

type Told = 'answered' | 'late' | 'plain';

/** A case of April 2026 in the record, without its workflow. `answered`: urged, and answered; `late`: with a yellow card. */
export async function aCaseOfApril(store: Persistence, caseNo: string, told: Told): Promise<void> {
  const story = new Story(caseNo).on('2026-04-07');
  const record = async (input: ReturnType<Story['submit']>) => {
    story.hash = await store.record.recordEvents(input);
  };
  await record(story.submit());
  const supervisor = actor('supervisor', 'supervisor');
  if (told === 'answered') {
    story.on('2026-04-08');
    await record(story.give('urge', { message: '请当日受理', answerWorkingDays: 3 }, supervisor));
    await record(story.give('answer-urge', { message: '已安排受理' }, actor('leader', 'leader')));
    await record(story.give('pass-pre-review', {}, actor('prereview', 'prereview')));
    await record(story.give('accept', {}, actor('acceptance', 'acceptance')));
  }
  if (told === 'late') {
    story.on('2026-04-13');
    await record(story.give('pass-pre-review', {}, actor('prereview', 'prereview')));
  }
}
