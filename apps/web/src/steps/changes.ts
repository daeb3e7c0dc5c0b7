import type { CaseFile } from '../api/case';
import type { Me } from '../api/session';
import type { StepDraftHandle } from './useStepDraft';

type Change = CaseFile['process'][number];

/**
 * What others did on the case since it was judged. One's own acts and the case's own timers change nothing that is being
 * typed; but after an answer that was lost, one's own act may be the one that is about to be sent again.
 */
export const changesSince = (file: CaseFile, { rev, lost }: StepDraftHandle, me: Me): Change[] =>
  file.process.filter(({ seq, person }) => seq > rev && person.role !== 'engine' && (lost || person.id !== me.id));
