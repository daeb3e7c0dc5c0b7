import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Told } from '../told.js';

const { WorkflowExecutionStatus } = proto.temporal.api.enums.v1;
const ALIVE = new Set([
  WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
  WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
  WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
]);

/** Every case that was told has its workflow, alive; no history carries an update twice or out of nothing. */
export async function checkEngine(address: string, { cases }: Told): Promise<string[]> {
  const faults: string[] = [];
  const connection = await Connection.connect({ address });
  const { workflowService } = connection;
  const namespace = 'default';
  try {
    for (const { caseNo, answers } of cases) {
      const execution = { workflowId: `case/${caseNo}` };
      const described = await workflowService
        .describeWorkflowExecution({ namespace, execution })
        .catch(() => undefined);
      const info = described?.workflowExecutionInfo;
      if (!info) {
        faults.push(`${caseNo} has no workflow`);
        continue;
      }
      if (!ALIVE.has(info.status!)) faults.push(`${caseNo}: its workflow ended with status ${info.status}`);
      const { history } = await workflowService.getWorkflowExecutionHistory({ namespace, execution });
      const accepted = (history?.events ?? []).flatMap(
        ({ workflowExecutionUpdateAcceptedEventAttributes: update }) =>
          update?.acceptedRequest?.meta?.updateId ?? update?.protocolInstanceId ?? [],
      );
      if (new Set(accepted).size !== accepted.length) faults.push(`${caseNo}: an update was accepted twice`);
      if (accepted.length > answers.length)
        faults.push(`${caseNo}: ${accepted.length} updates were accepted, ${answers.length} requests made`);
    }
    return faults;
  } finally {
    await connection.close();
  }
}
