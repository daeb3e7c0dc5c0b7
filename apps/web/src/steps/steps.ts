import type { CommandName } from '../api/commands';
import { acceptance } from './Acceptance';
import { checkOriginals } from './CheckOriginals';
import { correctData } from './CorrectData';
import { decideStep } from './DecideStep';
import { handOver } from './HandOver';
import { plainStep } from './plain/plain-steps';
import { isPlain, type PlainCommand } from './plain/table';
import { preReview } from './PreReview';
import { requestSupplement } from './RequestSupplement';
import type { Step } from './step';
import { submitSupplement } from './SubmitSupplement';

/** Given by one click in the file or the list. */
type NoPage = 'claim' | 'release';
export type PageCommand = Exclude<CommandName, NoPage>;

/** Every command that has a page, one hop from its name; those of one page share it. */
const OWN_PAGES = {
  'pass-pre-review': preReview,
  'fail-pre-review': preReview,
  'request-supplement': requestSupplement,
  'submit-supplement': submitSupplement,
  'check-originals': checkOriginals,
  accept: acceptance,
  'refuse-acceptance': acceptance,
  'decide-step': decideStep,
  'hand-over': handOver,
  'correct-data': correctData,
} as const satisfies Record<Exclude<PageCommand, PlainCommand>, Step>;

/** The step page of a command; none for what needs no page or is no command at all. */
export function stepOf(command: string): Step | undefined {
  if (isPlain(command)) return plainStep(command);
  return Object.hasOwn(OWN_PAGES, command) ? OWN_PAGES[command as keyof typeof OWN_PAGES] : undefined;
}
