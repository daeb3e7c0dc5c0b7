import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { epochMs } from '#libs/domain/time/index.js';
import type { Logger } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { keepRunning } from '../absence/index.js';
import { AttachmentsModule, UPLOADS, type Uploads } from '../attachments/index.js';
import { retimeLateCases } from '../calendars/index.js';
import { BATCH_GATEWAY, type BatchGateway } from '../engine/index.js';
import { LOGGER, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { every } from './every.js';

const HOUR_MS = 3_600_000;
const TIDY_EVERY_MS = HOUR_MS / 6;
/** A second of many officers' actions is some hundred lines, which a list still sums in no time. */
const FOLD_EVERY_MS = 5_000;

/**
 * What is tidied up at start and every ten minutes: uploads that no case named, counts of tries long past, ended sessions,
 * cases that count by a former calendar, absences and hand-overs without their run. And every few seconds the tally of
 * cases is folded.
 */
@Module({ imports: [AttachmentsModule] })
export class UpkeepModule implements OnApplicationBootstrap, OnApplicationShutdown {
  #turns: readonly { stop(): Promise<void> }[] = [];

  constructor(
    @Inject(UPLOADS) private readonly uploads: Uploads,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(BATCH_GATEWAY) private readonly batches: BatchGateway,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(NOW) private readonly now: Now,
  ) {}

  onApplicationBootstrap(): void {
    this.#turns = [every(TIDY_EVERY_MS, () => this.#tidy()), every(FOLD_EVERY_MS, () => this.#fold())];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#turns.map((turns) => turns.stop()));
  }

  /** What is not folded is summed all the same, only slower. */
  async #fold(): Promise<void> {
    try {
      await this.persistence.tally.fold();
    } catch (error) {
      this.logger.error({ err: error }, 'the tally of cases was not folded');
    }
  }

  /** A failure waits for the next turn; it is logged, and nothing depends on this turn. */
  async #tidy(): Promise<void> {
    try {
      const uploads = (await this.uploads.sweep()) ?? 0;
      const counts = await this.persistence.throttle.sweep(epochMs(this.now() - 2 * HOUR_MS));
      const sessions = await this.persistence.sessions.sweep(epochMs(this.now()));
      if (uploads + counts + sessions > 0) this.logger.info({ uploads, counts, sessions }, 'tidied up');
      const late = await retimeLateCases(this.persistence, this.batches);
      if (late.length > 0) this.logger.info({ calendars: late }, 're-timing of late cases started');
      await keepRunning(this.persistence, this.batches);
    } catch (error) {
      this.logger.error({ err: error }, 'tidying up failed');
    }
  }
}
