import { useCallback, useMemo, useState } from 'react';
import type { CaseRow } from '../api/case';

export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** Those selected rows that the list still shows, in its order. */
  readonly rows: readonly CaseRow[];
  readonly select: (caseNos: readonly string[], on: boolean) => void;
  readonly clear: () => void;
}

/** Which rows of a list are ticked. */
export function useSelection(shown: readonly CaseRow[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = useCallback((caseNos: readonly string[], on: boolean) => {
    setSelected((before) =>
      on ? new Set([...before, ...caseNos]) : new Set([...before].filter((caseNo) => !caseNos.includes(caseNo))),
    );
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  const rows = useMemo(() => shown.filter(({ caseNo }) => selected.has(caseNo)), [shown, selected]);
  return { selected, rows, select, clear };
}
