import type { Client } from '@temporalio/client';
import { type CaseStanding, caseWorkflowId, CASE_WORKFLOW, STANDING_QUERY } from '#libs/contracts/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { type Database, openStandings, type RecordStanding, standingOf } from '#libs/persistence/index.js';

/** How the record of a case and its workflow stand to each other. */
export type Finding =
  | { readonly kind: 'equal' | 'missing'; readonly caseNo: string; readonly record: RecordStanding }
  | {
      readonly kind: 'behind' | 'contradicts';
      readonly caseNo: string;
      readonly record: RecordStanding;
      readonly rev: number;
    }
  /** The workflow knows of more than the record, or of a case that the record has not. */
  | {
      readonly kind: 'ahead';
      readonly caseNo: string;
      readonly record: RecordStanding | undefined;
      readonly rev: number | undefined;
    };

interface Execution {
  readonly running: boolean;
  readonly stage: string | undefined;
}
const caseNoOf = (workflowId: string): string => workflowId.slice(caseWorkflowId('').length);

/** Every case that runs on either side, and those that were closed since; each once. */
export async function* compared(client: Client, db: Database, closedSince: EpochMs): AsyncGenerator<Finding> {
  const left = await executions(client, closedSince);
  for await (const record of openStandings(db, closedSince)) {
    yield await finding(client, record, left.get(record.caseNo));
    left.delete(record.caseNo);
  }
  for (const [caseNo, execution] of left) {
    const record = await standingOf(db, caseNo);
    if (record) yield await finding(client, record, execution);
    else yield { kind: 'ahead', caseNo, record, rev: undefined };
  }
}

async function executions(client: Client, closedSince: EpochMs): Promise<Map<string, Execution>> {
  const since = new Date(closedSince).toISOString();
  const query = `WorkflowType = "${CASE_WORKFLOW}" AND (ExecutionStatus = "Running"
    OR (ExecutionStatus = "Completed" AND CloseTime > "${since}"))`;
  const found = new Map<string, Execution>();
  for await (const { workflowId, status, searchAttributes } of client.workflow.list({ query })) {
    const caseNo = caseNoOf(workflowId);
    const [stage] = (searchAttributes['TongbanStage'] ?? []) as string[];
    if (!found.get(caseNo)?.running) found.set(caseNo, { running: status.name === 'RUNNING', stage });
  }
  return found;
}

async function finding(client: Client, record: RecordStanding, execution: Execution | undefined): Promise<Finding> {
  const { caseNo } = record;
  // A simulated case ends with its workflow: its time went on by it.
  if (!execution) return { kind: record.closedAt === null && !record.simulated ? 'missing' : 'equal', caseNo, record };
  // A case that has ended on both sides has nothing left to contradict.
  if (!execution.running)
    return record.closedAt !== null && execution.stage === record.stage
      ? { kind: 'equal', caseNo, record }
      : { kind: 'ahead', caseNo, record, rev: undefined };
  const { rev, lastHash } = await client.workflow.getHandle(caseWorkflowId(caseNo)).query<CaseStanding>(STANDING_QUERY);
  if (rev > record.rev) return { kind: 'ahead', caseNo, record, rev };
  if (rev < record.rev) return { kind: 'behind', caseNo, record, rev };
  return lastHash === record.lastHash
    ? { kind: 'equal', caseNo, record }
    : { kind: 'contradicts', caseNo, record, rev };
}
