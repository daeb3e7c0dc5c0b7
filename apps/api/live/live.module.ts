import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { LOGGER, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { IdentityModule, PRINCIPALS, type Principals } from '../identity/index.js';
import { LiveController } from './live.controller.js';
import { LIVE_FEED, LIVE_LINES } from './live.tokens.js';
import { LiveFeed } from './live-feed.js';
import { LiveLines } from './live-lines.js';

/** Who watches learns of changes within two seconds. */
@Module({
  imports: [IdentityModule],
  controllers: [LiveController],
  providers: [
    {
      provide: LIVE_FEED,
      inject: [PERSISTENCE, LOGGER, NOW],
      useFactory: ({ changes }: Persistence, logger: Logger, now: Now) => new LiveFeed(changes, logger, now),
    },
    {
      provide: LIVE_LINES,
      inject: [LIVE_FEED, PRINCIPALS, NOW],
      useFactory: (feed: LiveFeed, principals: Principals, now: Now) => new LiveLines(feed, principals, now),
    },
  ],
  exports: [LIVE_LINES],
})
export class LiveModule implements OnApplicationShutdown {
  constructor(@Inject(LIVE_FEED) private readonly feed: LiveFeed) {}

  onApplicationShutdown(): void {
    this.feed.close();
  }
}
