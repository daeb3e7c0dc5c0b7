import { createServer } from 'node:net';
import type { TelemetryOptions } from '@temporalio/worker';

/** Histograms of the SDK that answer "how long did a task wait for a worker"; seconds. */
const LAG = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** The SDK's own metrics: it serves them itself, on a port of this machine alone that only `scrape` asks. */
export interface SdkMetrics {
  readonly options: NonNullable<TelemetryOptions['metrics']>;
  /** Their text; empty while the SDK can't say. */
  scrape(): Promise<string>;
}

export async function sdkMetrics(): Promise<SdkMetrics> {
  const bindAddress = `127.0.0.1:${await freePort()}`;
  return {
    options: {
      prometheus: {
        bindAddress,
        countersTotalSuffix: true,
        unitSuffix: true,
        useSecondsForDurations: true,
        histogramBucketOverrides: {
          workflow_task_schedule_to_start_latency: LAG,
          activity_schedule_to_start_latency: LAG,
          workflow_task_execution_latency: LAG,
        },
      },
    },
    scrape: () =>
      fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(1000) })
        .then((answer) => answer.text())
        .catch(() => ''),
  };
}

async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer().once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
  return promise;
}
