import { Connection } from '@temporalio/client';

const ALREADY_EXISTS = 6;
const RETENTION_SECONDS = 3 * 24 * 3600;

/** Whether the engine at `address` answers and has the namespace, which it is given when it is missing. */
export async function hasNamespace(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 }).catch(() => undefined);
  if (!connection) return false;
  const known = await connection.workflowService
    .registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: RETENTION_SECONDS as never } })
    .then(
      () => true,
      (error: { code?: number }) => error.code === ALREADY_EXISTS,
    );
  await connection.close();
  return known;
}
