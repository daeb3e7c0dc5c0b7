import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey } from '../../api/client';
import { giveCommand } from '../../api/commands';
import { isProblem, maySendAgain } from '../../api/problem';
import type { BulkBody, BulkCommand } from './commands';

/** What became of one case. */
export type Outcome =
  { readonly state: 'waiting' | 'running' | 'done' } | { readonly state: 'refused'; readonly sentence: string };

const AT_ONCE = 3;

/**
 * One command for each case, a few at a time, each with a key of its own; a case's outcome is what the API said about
 * that case. Trying again sends only what was refused: with the same key where no answer came, since it may have been
 * done.
 */
export function useBulk(command: BulkCommand, caseNos: readonly string[], unknown: string) {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const note = (caseNo: string, outcome: Outcome) => setOutcomes((before) => new Map(before).set(caseNo, outcome));

  const one = async (caseNo: string, body: BulkBody) => {
    note(caseNo, { state: 'running' });
    const key = keys.current.get(caseNo) ?? newKey();
    keys.current.set(caseNo, key);
    try {
      await giveCommand(caseNo, command, body, key);
      note(caseNo, { state: 'done' });
    } catch (error) {
      if (!maySendAgain(error)) keys.current.delete(caseNo);
      note(caseNo, { state: 'refused', sentence: isProblem(error) ? error.detail : unknown });
    }
  };

  const run = async (body: BulkBody) => {
    const left = caseNos.filter((caseNo) => outcomes.get(caseNo)?.state !== 'done');
    for (const caseNo of left) note(caseNo, { state: 'waiting' });
    const queue = left.values();
    const worker = async () => {
      for (const caseNo of queue) await one(caseNo, body);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await Promise.all(['case', 'cases', 'counts'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
  return { outcomes, run };
}
