import { useCallback, useRef, useState } from 'react';
import type { CaseFile } from '../api/case';
import type { Me } from '../api/session';
import { dropDraft, keepDraft, keptDraft } from '../parts/draft';
import type { Step } from './step';
import { draftKey, type StepDraft } from './step-draft';

export interface StepDraftHandle {
  /** What was typed before the page was loaded. */
  readonly kept: object | undefined;
  readonly wasKept: boolean;
  /** The revision that was judged. */
  readonly rev: number;
  readonly onSecond: boolean;
  readonly lost: boolean;
  readonly isTyped: () => boolean;
  readonly typed: (values: object) => void;
  readonly turn: (onSecond: boolean) => void;
  /** From now on the file as it is now is the one judged. */
  readonly goOnWith: (rev: number) => void;
  /** An attempt went out and no answer came. */
  readonly noteLost: () => void;
  readonly drop: () => void;
}

/** What is being typed, kept from the first change until 完成 or 取消. */
export function useStepDraft(step: Step, file: CaseFile, me: Me): StepDraftHandle {
  const key = draftKey(me.id, file.caseNo, step.commands[0]!);
  const [kept] = useState(() => keptDraft<StepDraft>(key));
  const [meta, setMeta] = useState({
    rev: kept?.rev ?? file.rev,
    onSecond: kept?.onSecond ?? false,
    lost: kept?.lost ?? false,
  });
  const first = useRef<string>(undefined);
  const present = useRef<object>(kept?.values);
  const isDropped = useRef(false);
  const isTyped = useCallback(
    () => kept !== undefined || (present.current !== undefined && JSON.stringify(present.current) !== first.current),
    [kept],
  );
  const keep = useCallback(
    (part: typeof meta) => {
      if (isDropped.current || !isTyped()) return;
      keepDraft(key, { ...part, values: present.current ?? {} } satisfies StepDraft);
    },
    [key, isTyped],
  );
  const typed = useCallback(
    (values: object) => {
      first.current ??= JSON.stringify(values);
      present.current = values;
      keep(meta);
    },
    [keep, meta],
  );
  const change = (part: Partial<typeof meta>) => {
    const next = { ...meta, ...part };
    setMeta(next);
    keep(next);
  };
  return {
    ...meta,
    kept: kept?.values,
    wasKept: kept !== undefined,
    isTyped,
    typed,
    turn: (onSecond) => change({ onSecond }),
    goOnWith: (rev) => change({ rev, lost: false }),
    noteLost: () => change({ lost: true }),
    drop: () => {
      isDropped.current = true;
      dropDraft(key);
    },
  };
}
