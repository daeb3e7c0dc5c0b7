import type { CaseFile } from '../api/case';

/** One material that the office waits for, with everything that a notice asks about it. */
export interface AskedLine {
  readonly id: string;
  readonly name: string;
  readonly requirement: string;
}

/** What is asked for and not handed in yet, a line for each material. */
export const askedLines = ({ materials }: CaseFile): AskedLine[] =>
  materials.flatMap(({ id, name, requested }) => {
    const open = requested.filter(({ receivedAt }) => receivedAt === null);
    return open.length > 0 ? [{ id, name, requirement: open.map(({ requirement }) => requirement).join('\n') }] : [];
  });

/** The last day to hand it in, YYYY-MM-DD. */
export const replyDay = ({ clocks }: CaseFile): string | undefined =>
  clocks.find(({ kind, state }) => kind === 'supplement_reply' && state !== 'stopped')?.dueOn ?? undefined;
