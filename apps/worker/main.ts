import { readConfig, tracesOf } from '#libs/config/index.js';
import { createLogger, startTracing } from '#libs/observability/index.js';
import { startWorker } from './worker.js';
import { watchWorkflowThreads } from './workflow-watch.js';

const config = readConfig(process.env);
const tracing = await startTracing(tracesOf(config, 'worker'), {
  atTheEdge: false,
  tell: (fields, text) => logger.warn(fields, text),
});
const logger = createLogger({
  level: config.logLevel,
  service: 'worker',
  ...(tracing.isOn && { traceId: () => tracing.traceId() }),
});

watchWorkflowThreads((seconds) => {
  logger.fatal({ seconds }, 'workflow code does not yield: this process ends, so that the cases go on in another');
  process.exit(1);
});
try {
  const worker = await startWorker(config, { logger, tracing });
  const leave = (reason: string) => () => worker.shutdown(reason);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave(signal));
  // The launcher is gone: nobody would stop this process any more.
  process.on('disconnect', leave('disconnect'));
  process.send?.({ type: 'ready', url: worker.url });
  await worker.finished;
} catch (error) {
  logger.fatal({ err: error }, 'worker failed');
  process.exitCode = 1;
} finally {
  await tracing.stop();
  if (process.connected) process.disconnect();
}
