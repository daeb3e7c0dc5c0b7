import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { type CaseToWake, caseWorkflowId, WAKE_SIGNAL } from '#libs/contracts/index.js';

/** Tells cases that their record went on without them. A case that has ended meanwhile needs no telling. */
export async function wake(cases: readonly CaseToWake[]): Promise<void> {
  await Promise.all(
    cases.map(({ caseNo, rev }) =>
      getExternalWorkflowHandle(caseWorkflowId(caseNo))
        .signal(WAKE_SIGNAL, rev)
        .catch(() => undefined),
    ),
  );
}
