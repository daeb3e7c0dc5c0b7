import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { WORKER_DEPLOYMENT } from '#libs/contracts/index.js';
import type { NamedHistory } from './replay.js';

export interface Build {
  readonly id: string;
  /** New cases go to it. */
  readonly current: boolean;
  /** How many executions run on it: cases, and the few durable watches. */
  readonly running: number;
}

const RUNNING = 'ExecutionStatus = "Running"';
/** The first error code of gRPC's that says "there is none". */
const NOT_FOUND = 5;

/** What the engine knows of the builds of our workers, and the changes that a roll-out makes there. */
export class Builds {
  constructor(
    private readonly client: Client,
    private readonly namespace: string,
  ) {}

  /** Newest first; empty where no worker has said of which build it is. */
  async all(): Promise<Build[]> {
    const known = await this.described();
    const current = known?.routingConfig?.currentDeploymentVersion?.buildId;
    const ids = (known?.versionSummaries ?? []).flatMap(({ deploymentVersion }) => deploymentVersion?.buildId ?? []);
    return Promise.all(
      ids.map(async (id) => ({ id, current: id === current, running: await this.count(runningOn(id)) })),
    );
  }

  /** Executions that run on no build: begun before there were any. */
  unversioned(): Promise<number> {
    return this.count(`${RUNNING} AND TemporalWorkerDeploymentVersion IS NULL`);
  }

  /** From now on new cases go to this build; those that run stay where they are. */
  async makeCurrent(buildId: string): Promise<void> {
    await this.client.workflowService.setWorkerDeploymentCurrentVersion({
      namespace: this.namespace,
      deploymentName: WORKER_DEPLOYMENT,
      buildId,
      identity: 'npm run roll-out',
    });
  }

  /** The histories of what runs, of one build or of all. */
  async *histories(buildId?: string): AsyncGenerator<NamedHistory> {
    const query = buildId === undefined ? RUNNING : runningOn(buildId);
    for await (const { workflowId, runId } of this.client.workflow.list({ query })) {
      const handle = this.client.workflow.getHandle(workflowId, runId);
      yield { workflowId, history: await handle.fetchHistory() };
    }
  }

  /** The execution goes on with that build at its next task. Answers false where it has ended meanwhile. */
  async move(workflowId: string, buildId: string): Promise<boolean> {
    const behavior =
      proto.temporal.api.workflow.v1.VersioningOverride.PinnedOverrideBehavior.PINNED_OVERRIDE_BEHAVIOR_PINNED;
    try {
      await this.client.workflowService.updateWorkflowExecutionOptions({
        namespace: this.namespace,
        workflowExecution: { workflowId },
        workflowExecutionOptions: {
          versioningOverride: { pinned: { behavior, version: { deploymentName: WORKER_DEPLOYMENT, buildId } } },
        },
        updateMask: { paths: ['versioning_override'] },
      });
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  private async described() {
    try {
      const { workerDeploymentInfo } = await this.client.workflowService.describeWorkerDeployment({
        namespace: this.namespace,
        deploymentName: WORKER_DEPLOYMENT,
      });
      return workerDeploymentInfo;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  private async count(query: string): Promise<number> {
    return (await this.client.workflow.count(query)).count;
  }
}

const runningOn = (buildId: string): string =>
  `${RUNNING} AND TemporalWorkerDeploymentVersion = "${WORKER_DEPLOYMENT}:${buildId}"`;

const isNotFound = (error: unknown): boolean => (error as { code?: number }).code === NOT_FOUND;
