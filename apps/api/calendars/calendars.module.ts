import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { BATCH_GATEWAY, type BatchGateway } from '../engine/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { CalendarsController } from './calendars.controller.js';
import { NOTICES } from './calendars.tokens.js';
import { CalendarNotices } from './notices.js';
import { CalendarNoticesController } from './notices.controller.js';

@Module({
  controllers: [CalendarsController, CalendarNoticesController],
  providers: [
    {
      provide: NOTICES,
      inject: [PERSISTENCE, BATCH_GATEWAY, NOW],
      useFactory: (persistence: Persistence, gateway: BatchGateway, now: Now) =>
        new CalendarNotices(persistence, gateway, now),
    },
  ],
})
export class CalendarsModule {}
