import { fileURLToPath } from 'node:url';
import { Client, WorkflowIdConflictPolicy } from '@temporalio/client';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  type RuntimeOptions,
  Worker,
  type WorkerDeploymentOptions,
} from '@temporalio/worker';
import { createAbsenceActivities } from '#activities/absence/index.js';
import { createEffectActivities, LOCAL_PORTS } from '#activities/effects/index.js';
import { createRecordActivities } from '#activities/record/index.js';
import { createHandOverActivities } from '#activities/hand-over/index.js';
import { createRetimingActivities } from '#activities/retiming/index.js';
import { createSubscriptionActivities } from '#activities/subscription/index.js';
import { createWarningRulesActivities } from '#activities/warnings/index.js';
import { type Config, egressOf } from '#libs/config/index.js';
import {
  CASE_TASK_QUEUE,
  PUSH_PUMP_ID,
  PUSH_PUMP_WORKFLOW,
  EFFECT_PUMP_ID,
  EFFECT_PUMP_WORKFLOW,
  EFFECT_TASK_QUEUE,
  WORKER_DEPLOYMENT,
} from '#libs/contracts/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import { epochMs } from '#libs/domain/time/index.js';
import { createMetrics, type Logger, type Metrics, type Tracing } from '#libs/observability/index.js';
import { openPersistence, type Persistence } from '#libs/persistence/index.js';
import { post } from '#libs/webhook/index.js';
import { keepFolding } from './folding.js';
import { metered } from './metered.js';
import { sdkMetrics } from './sdk-metrics.js';
import { openSideDoor } from './side-door.js';
import { tracedActivities } from './traced.js';

const WORKFLOW_BUNDLE = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));

/** Fixed slots: a small machine must not take more work than its pool of database connections can carry. */
const CASE_SLOTS = {
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxCachedWorkflows: 2_000,
};
/** Outside calls have a queue and a bound of their own, so that a slow courier can't hold up officers. */
const EFFECT_SLOTS = {
  maxConcurrentActivityTaskExecutions: 20,
  // The SDK would keep signs of life back for most of the time after which the server misses them.
  maxHeartbeatThrottleInterval: '3 seconds',
} as const;

export interface RunningWorker {
  /** Where /metrics and /health are served. */
  readonly url: string;
  /** Resolves when both workers have drained and every connection is closed; rejects when one failed. */
  readonly finished: Promise<void>;
  shutdown(reason: string): void;
}

function installRuntime(logger: Logger, metrics: NonNullable<RuntimeOptions['telemetryOptions']>['metrics']): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const write = level === 'ERROR' ? logger.error : level === 'WARN' ? logger.warn : logger.debug;
      write.call(logger, { sdk: meta }, message);
    }),
    telemetryOptions: { ...(metrics && { metrics }) },
    // The process ends by its own order: workers drain first, then the database closes.
    shutdownSignals: [],
  });
}

/** A case stays with the build that began it until an operator moves it (`npm run roll-out`, docs/adr/0008-roll-out.md). */
const deploymentOf = (buildId: string): WorkerDeploymentOptions => ({
  version: { deploymentName: WORKER_DEPLOYMENT, buildId },
  useWorkerVersioning: true,
  defaultVersioningBehavior: 'PINNED',
});

/** The watches run once for all workers and for good: the first worker starts them, the others find them. */
async function keepPumpsRunning(connection: NativeConnection, namespace: string): Promise<void> {
  const { workflow } = new Client({ connection, namespace });
  const pumps = { [EFFECT_PUMP_ID]: EFFECT_PUMP_WORKFLOW, [PUSH_PUMP_ID]: PUSH_PUMP_WORKFLOW };
  for (const [workflowId, type] of Object.entries(pumps))
    await workflow.start(type, {
      workflowId,
      taskQueue: CASE_TASK_QUEUE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
}

const ENGINE_PATIENCE_MS = 1000;

function workerMetrics(persistence: Persistence, connection: NativeConnection): Metrics {
  return createMetrics('worker', {
    backlog: () => persistence.outbox.backlog(),
    pushes: () => persistence.pushes.backlog(),
    disabledSubscriptions: () => persistence.pushes.disabled(),
    statistics: () => persistence.statisticsFolding.backlog(),
    connections: () => persistence.database.connections(),
    engine: () => isReachable(connection),
  });
}

const isReachable = (connection: NativeConnection): Promise<boolean> =>
  connection
    .withDeadline(Date.now() + ENGINE_PATIENCE_MS, () => connection.workflowService.getSystemInfo({}))
    .then(
      () => true,
      () => false,
    );

/** Starts the case worker (workflows, record) and the effect worker (outside calls) in this process. */
export async function startWorker(
  config: Config,
  { logger, tracing }: { readonly logger: Logger; readonly tracing: Tracing },
): Promise<RunningWorker> {
  const sdk = await sdkMetrics();
  installRuntime(logger, sdk.options);
  const keys = KeyRing.parse(config.keys);
  const persistence = await openPersistence({
    databaseUrl: config.databaseUrl,
    poolSize: config.databasePool,
    keys,
    applicationName: 'tongban-worker',
    tracing,
  });
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const metrics = workerMetrics(persistence, connection);
  const shared = {
    connection,
    namespace: config.temporalNamespace,
    dataConverter: { payloadCodecs: [payloadCodec(keys)] },
    shutdownGraceTime: '5 seconds',
    interceptors: { activity: tracedActivities(tracing) },
    ...(config.workerBuild && { workerDeploymentOptions: deploymentOf(config.workerBuild) }),
  };
  // The pump hands over at once when this process leaves, instead of using up the time of grace.
  const relief = new AbortController();
  const record = metered(createRecordActivities(persistence), metrics);
  const now = () => epochMs(Date.now());
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      ...CASE_SLOTS,
      taskQueue: CASE_TASK_QUEUE,
      workflowBundle: { codePath: WORKFLOW_BUNDLE },
      activities: record,
    }),
    Worker.create({
      ...shared,
      ...EFFECT_SLOTS,
      taskQueue: EFFECT_TASK_QUEUE,
      activities: {
        ...createEffectActivities({
          outbox: persistence.outbox,
          messages: persistence.messages,
          sources: persistence,
          ports: LOCAL_PORTS,
          now,
          tracing,
          meter: (kind, outcome) => metrics.effects.inc({ kind, outcome }),
          logger,
          relief: relief.signal,
        }),
        ...createSubscriptionActivities({
          pushes: persistence.pushes,
          post: (url, body, headers) => post(url, body, headers, { egress: egressOf(config), patienceMs: 15_000 }),
          now,
          chance: Math.random,
          tracing,
          meter: (outcome) => metrics.pushes.inc({ outcome }),
          logger,
          relief: relief.signal,
        }),
        ...createRetimingActivities({ ...persistence, record, now, logger }),
        ...createWarningRulesActivities({ ...persistence, record, now, logger }),
        ...createAbsenceActivities({ ...persistence, record, now, logger }),
        ...createHandOverActivities({ ...persistence, record, now, logger }),
      },
    }),
  ]);
  await keepPumpsRunning(connection, config.temporalNamespace);
  const sideDoor = await openSideDoor({
    host: config.host,
    port: config.workerMetricsPort,
    scrape: async () => (await Promise.all([metrics.scrape(), sdk.scrape()])).join(''),
    health: async () => ({
      workers: workers.every((worker) => worker.getState() === 'RUNNING'),
      database: await persistence.ping().then(
        () => true,
        () => false,
      ),
      engine: await isReachable(connection),
    }),
  });
  const stopAll = () => {
    relief.abort();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const folding = keepFolding({ folding: persistence.statisticsFolding, now, logger, stop: relief.signal });
  const run = Promise.all(workers.map((worker) => worker.run().finally(stopAll))).finally(async () => {
    await folding;
    await sideDoor.close();
    await connection.close();
    await persistence.close();
  });
  logger.info({ url: sideDoor.url }, 'worker runs');
  return {
    url: sideDoor.url,
    finished: run.then(() => undefined),
    shutdown(reason) {
      logger.info({ reason }, 'worker drains');
      stopAll();
    },
  };
}
