import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import pg from 'pg';
import type { Stack } from '#scripts/stack/index.mjs';

/** The floor's side of the comparison: its own worker process and one running workflow for each client. */
export interface Floor {
  /** Fresh workflows: a run takes 2,000 updates at most. */
  renew(): Promise<void>;
  act(client: number): Promise<void>;
  /** A new workflow with its first update. */
  open(): Promise<void>;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startFloor(stack: Stack, clients: number): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: stack.databaseUrl, max: 1 });
  await pool.query('CREATE TABLE IF NOT EXISTS bench_floor (id text PRIMARY KEY, at timestamptz NOT NULL)');
  await pool.end();
  const worker: ChildProcess = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), {
    env: { ...process.env, ...stack.env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(worker, 'message');
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const client = new Client({ connection });
  let handles: WorkflowHandle[] = [];
  const end = () => Promise.all(handles.map((handle) => handle.terminate()));
  return {
    pid: worker.pid!,
    act: async (n) => {
      const id = randomUUID();
      await handles[n]!.executeUpdate('floor', { args: [{ id }], updateId: id });
    },
    open: async () => {
      const id = randomUUID();
      await client.workflow.executeUpdateWithStart('floor', {
        args: [{ id }],
        updateId: id,
        startWorkflowOperation: new WithStartWorkflowOperation('floorWorkflow', {
          workflowId: `floor/${id}`,
          taskQueue: 'floor',
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      });
    },
    renew: async () => {
      await end();
      const run = randomUUID();
      handles = [];
      for (let n = 0; n < clients; n++) {
        const options = { taskQueue: 'floor', workflowId: `floor/${run}/${n}` };
        handles.push(await client.workflow.start('floorWorkflow', options));
      }
    },
    stop: async () => {
      await end();
      worker.disconnect();
      await once(worker, 'exit');
      await connection.close();
    },
  };
}
