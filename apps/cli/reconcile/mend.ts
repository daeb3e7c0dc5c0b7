import { randomBytes } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { createRecordActivities } from '#activities/record/index.js';
import {
  CASE_TASK_QUEUE,
  CASE_WORKFLOW,
  caseWorkflowId,
  type CaseWorkflowInput,
  type RecordInput,
  WAKE_SIGNAL,
} from '#libs/contracts/index.js';
import { hashQueryPassword, type KeyRing, queryPassword } from '#libs/crypto/index.js';
import { fold } from '#libs/domain/case/evolve.js';
import { placeOfCaseNo } from '#libs/domain/codes/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import type { Finding } from './compare.js';
import type { ToldRecords } from './told-records.js';

export interface MendDeps {
  readonly keys: KeyRing;
  readonly client: Client;
  readonly persistence: Persistence;
  readonly told: ToldRecords;
}

/** Brings the two together; answers in a few words what was done. */
export async function mend(finding: Finding, deps: MendDeps): Promise<string> {
  switch (finding.kind) {
    case 'equal':
      return 'nothing';
    case 'behind':
      await deps.client.workflow.getHandle(caseWorkflowId(finding.caseNo)).signal(WAKE_SIGNAL, finding.record.rev);
      return `told of events up to ${finding.record.rev}`;
    case 'missing':
      return begin(finding.caseNo, deps, 'FAIL');
    case 'contradicts':
      return begin(finding.caseNo, deps, 'TERMINATE_EXISTING');
    case 'ahead':
      return recordAgain(finding, deps);
  }
}

/** The workflow anew, from the record: what officers saw and the law asks for. */
async function begin(
  caseNo: string,
  { client, persistence }: MendDeps,
  workflowIdConflictPolicy: 'FAIL' | 'TERMINATE_EXISTING',
): Promise<string> {
  const { cases, items, calendars } = persistence;
  const log = await cases.events(caseNo);
  const state = fold(
    caseNo,
    log.map(({ event }) => event),
  );
  const { item, calendar, simulation } = state!;
  if (simulation) throw new Error('A simulated case can’t begin anew: its time has gone on');
  const [version, calendarData] = await Promise.all([
    items.version(item.itemCode, item.version),
    calendars.version(calendar.id, calendar.version),
  ]);
  if (!version || !calendarData) throw new Error(`The item or calendar of ${caseNo} is not in the record`);
  const input: CaseWorkflowInput = {
    caseNo,
    item: version,
    calendar: calendarData,
    state: state!,
    lastHash: log.at(-1)!.hash,
  };
  await client.workflow.start(CASE_WORKFLOW, {
    workflowId: caseWorkflowId(caseNo),
    taskQueue: CASE_TASK_QUEUE,
    args: [input],
    workflowIdConflictPolicy,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  return `begun anew from event ${state!.rev}`;
}

/** What the record lost is read out of the workflow's history and recorded as it was then. */
async function recordAgain({ caseNo, record }: Extract<Finding, { kind: 'ahead' }>, deps: MendDeps): Promise<string> {
  const { persistence, told } = deps;
  const inputs = await told.since(caseNo, record?.rev ?? 0);
  const activities = createRecordActivities(persistence);
  for (const input of inputs) {
    // Somebody went on with the restored record before it was reconciled: what stands there holds.
    if ((await activities.recordEvents(input)).ahead) return begin(caseNo, deps, 'TERMINATE_EXISTING');
  }
  const [first] = inputs;
  if (!first) return 'nothing';
  if (!record) await restoreOpening(first, deps);
  const count = inputs.reduce((sum, { events }) => sum + events.length, 0);
  return `${count} events recorded again${record ? '' : '; its query password is a new one'}`;
}

/** The opening's salt is lost with it, so the password is another one from now on. */
async function restoreOpening({ caseNo, events, receipt, row }: RecordInput, { keys, persistence }: MendDeps) {
  if (!receipt) throw new Error(`The first record of ${caseNo} is of no request`);
  const passwordSalt = randomBytes(16).toString('base64url');
  const { day, serial, simulated } = placeOfCaseNo(caseNo);
  await persistence.openings.restore(
    {
      requestId: receipt.requestId,
      fingerprint: receipt.answer.fingerprint,
      caseNo,
      passwordSalt,
      queryPasswordHash: hashQueryPassword(keys, caseNo, queryPassword(keys, caseNo, passwordSalt)),
      openedBy: events[0]!.actor.id,
      openedAt: events[0]!.at,
    },
    { itemCode: row.itemCode, day, series: simulated ? 'simulated' : 'real', serial },
  );
}
