import type { CaseFile } from '../api/case';
import type { CommandName } from '../api/commands';
import { keepDraft } from '../parts/draft';

/** What was being typed on a step page. */
export interface StepDraft {
  /** The revision that the officer had before their eyes. */
  readonly rev: number;
  readonly onSecond: boolean;
  /** It was sent once and no answer came: nobody knows whether it is done. */
  readonly lost: boolean;
  readonly values: object;
}

/** One key for all commands of a page: pass and fail are typed on the same one. */
export const draftKey = (person: string | undefined, caseNo: string, page: CommandName): string =>
  `${person ?? ''}/${caseNo}/${page}`;

/** Fills another step of the same case in before it is opened. */
export const writeAhead = (person: string | undefined, file: CaseFile, page: CommandName, values: object): void =>
  keepDraft(draftKey(person, file.caseNo, page), {
    rev: file.rev,
    onSecond: false,
    lost: false,
    values,
  } satisfies StepDraft);
