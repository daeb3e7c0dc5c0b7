import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';

/** The floor's worker: a process of its own, like the product's. */
export const FLOOR_QUEUE = 'floor';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  taskQueue: FLOOR_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflow.js', import.meta.url)),
  maxCachedWorkflows: 1000,
  activities: {
    insertRow: async (id: string) => {
      await pool.query({ name: 'floor', text: 'INSERT INTO bench_floor (id, at) VALUES ($1, now())', values: [id] });
    },
  },
});
const leave = () => worker.shutdown();
process.on('disconnect', leave);
process.on('SIGTERM', leave);
process.send?.({ type: 'ready' });
await worker.run();
await connection.close();
await pool.end();
