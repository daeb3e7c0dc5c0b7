import { Module } from '@nestjs/common';
import { type Config, egressOf } from '#libs/config/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { CasesModule } from '../cases/index.js';
import { CONFIG, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { IntegrationController } from './integration.controller.js';
import { SUBSCRIPTION_DESK, SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { SubscriptionDesk } from './subscriptions/subscription-desk.js';

@Module({
  imports: [CasesModule],
  controllers: [IntegrationController, SubscriptionsController],
  providers: [
    {
      provide: SUBSCRIPTION_DESK,
      inject: [PERSISTENCE, CONFIG, NOW],
      useFactory: (persistence: Persistence, config: Config, now: Now) =>
        new SubscriptionDesk(persistence, egressOf(config), now),
    },
  ],
})
export class IntegrationModule {}
