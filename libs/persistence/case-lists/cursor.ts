import { ProblemError } from '#libs/domain/codes/problem.js';
import { epochMs, type EpochMs } from '#libs/domain/time/index.js';

/** The place after which a page begins. */
export interface Place {
  /** Null: behind all that have a due date. */
  readonly dueAt: EpochMs | null;
  readonly caseNo: string;
}

export const cursorOf = (list: string, { dueAt, caseNo }: Place): string =>
  Buffer.from(JSON.stringify([list, dueAt, caseNo])).toString('base64url');

/** Throws ProblemError CURSOR_INVALID for anything that `cursorOf` did not make for the same list. */
export function placeOf(list: string, cursor: string): Place {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw invalid();
  const [of, dueAt, caseNo] = parts as unknown[];
  if (of !== list || typeof caseNo !== 'string' || !/^\P{C}{1,64}$/u.test(caseNo)) throw invalid();
  return { dueAt: dueAt === null ? null : instant(dueAt), caseNo };
}

function instant(value: unknown): EpochMs {
  try {
    return epochMs(value as number);
  } catch {
    throw invalid();
  }
}

function parsed(cursor: string): unknown {
  if (cursor.length > 512) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

const invalid = (): ProblemError =>
  new ProblemError({
    code: 'CURSOR_INVALID',
    zh: '翻页位置无效,请从第一页重新查询。',
    en: 'The cursor is not valid here; start again from the first page.',
  });
