import { readConfig, tracesOf } from '#libs/config/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { createLogger, createMetrics, startTracing } from '#libs/observability/index.js';
import { openPersistence } from '#libs/persistence/index.js';
import { createApp } from './app.js';

/** Longer than the engine is waited for: a request that has begun may end. */
const GRACE_MS = 9000;

const config = readConfig(process.env);
const tracing = await startTracing(tracesOf(config, 'api'), {
  atTheEdge: true,
  tell: (fields, text) => logger.warn(fields, text),
});
const logger = createLogger({
  level: config.logLevel,
  service: 'api',
  ...(tracing.isOn && { traceId: () => tracing.traceId() }),
});
const keys = KeyRing.parse(config.keys);
const persistence = await openPersistence({
  databaseUrl: config.databaseUrl,
  poolSize: config.databasePool,
  applicationName: 'tongban-api',
  keys,
  tracing,
});
const metrics = createMetrics('api', {
  backlog: () => persistence.outbox.backlog(),
  connections: () => persistence.database.connections(),
});
const pending = await persistence.pendingMigrations();
if (pending.length > 0) {
  await persistence.close();
  throw new Error(`数据库结构未升级,请先运行迁移 / Run the migrations first: ${pending.join(', ')}`);
}

const app = await createApp({ config, keys, persistence, logger, metrics, tracing, now: Date.now });
await app.listen(config.port, config.host);
const url = await app.getUrl();
logger.info({ url }, 'ready');
process.send?.({ type: 'ready', url });

let stopping = false;
/** Lets running requests end, then goes; whoever can't end in time is cut off, and the same key finishes the action. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await app.close();
  await persistence.close();
  await tracing.stop();
  process.disconnect?.();
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.on(signal, () => {
    stop().catch((error: unknown) => {
      logger.error({ err: error }, 'stopping failed');
      process.exit(1);
    });
  });
