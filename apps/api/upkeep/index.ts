import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#libs/config/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { Logger } from '#libs/observability/index.js';
import { forgetOld, type Persistence } from '#libs/persistence/index.js';
import { keepRunning } from '../absence/index.js';
import { AttachmentsModule, UPLOADS, type Uploads } from '../attachments/index.js';
import { retimeLateCases } from '../calendars/index.js';
import { BATCH_GATEWAY, type BatchGateway } from '../engine/index.js';
import { CONFIG, LOGGER, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { every } from './every.js';

const HOUR_MS = 3_600_000;
const TIDY_EVERY_MS = HOUR_MS / 6;
/** Of a kind in one turn: a statement of some hundred milliseconds, and 720,000 in a day. */
const FORGOTTEN_AT_ONCE = 5000;
/** A second of many officers' actions is some hundred lines, which a list still sums in no time. */
const FOLD_EVERY_MS = 5_000;

/**
 * What is tidied up at start and every ten minutes: uploads that no case named, counts of tries long past, ended sessions,
 * cases that count by a former calendar, absences and hand-overs without their run, and what is remembered of cases
 * archived long ago. And every few seconds the tally of
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
    @Inject(CONFIG) private readonly config: Config,
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
      const before = epochMs(this.now() - this.config.rememberDays * 24 * HOUR_MS);
      const forgotten = await forgetOld(this.persistence.database, before, FORGOTTEN_AT_ONCE);
      if (Object.values(forgotten).some(Boolean)) this.logger.info({ ...forgotten }, 'what is long past was forgotten');
      const late = await retimeLateCases(this.persistence, this.batches);
      if (late.length > 0) this.logger.info({ calendars: late }, 're-timing of late cases started');
      await keepRunning(this.persistence, this.batches);
    } catch (error) {
      this.logger.error({ err: error }, 'tidying up failed');
    }
  }
}
