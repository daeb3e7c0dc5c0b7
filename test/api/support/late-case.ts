import type { Persistence } from '#libs/persistence/index.js';
import { actor, Story } from '../../persistence/story.js';

/** A case of March 2026 in the record, without its workflow: looked at a day too late, and left lying since. */
export async function aLateCase(store: Persistence, caseNo: string, applicant = '张三'): Promise<void> {
  const story = new Story(caseNo);
  story.hash = await store.record.recordEvents(
    story.submit({
      applicant: { type: 'natural_person', name: applicant, idType: 'id_card', idNo: '11010519491231002X' },
    }),
  );
  story.on('2026-03-05');
  story.hash = await store.record.recordEvents(story.give('pass-pre-review', {}, actor('prereview', 'prereview')));
}
