import { readConfig } from '#libs/config/index.js';
import { createLogger } from '#libs/observability/index.js';
import { startWorker } from './worker.js';
import { watchWorkflowThreads } from './workflow-watch.js';

const config = readConfig(process.env);
const logger = createLogger({ level: config.logLevel, service: 'worker' });

watchWorkflowThreads((seconds) => {
  logger.fatal({ seconds }, 'workflow code does not yield: this process ends, so that the cases go on in another');
  process.exit(1);
});
try {
  const worker = await startWorker(config, logger);
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
  if (process.connected) process.disconnect();
}
