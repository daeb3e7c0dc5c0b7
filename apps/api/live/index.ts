import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { LOGGER, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { IdentityModule } from '../identity/index.js';
import { LiveController } from './live.controller.js';
import { LIVE_FEED } from './live.tokens.js';
import { LiveFeed } from './live-feed.js';

/** Who watches learns of changes within two seconds. */
@Module({
  imports: [IdentityModule],
  controllers: [LiveController],
  providers: [
    {
      provide: LIVE_FEED,
      inject: [PERSISTENCE, LOGGER, NOW],
      useFactory: ({ changes, lists }: Persistence, logger: Logger, now: Now) =>
        new LiveFeed(changes, lists, logger, now),
    },
  ],
})
export class LiveModule implements OnApplicationShutdown {
  constructor(@Inject(LIVE_FEED) private readonly feed: LiveFeed) {}

  onApplicationShutdown(): void {
    this.feed.close();
  }
}
