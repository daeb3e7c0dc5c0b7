import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { REPORT_DESK, ReportController } from './report.controller.js';
import { ReportDesk } from './report-desk.js';

@Module({
  controllers: [ReportController],
  providers: [
    {
      provide: REPORT_DESK,
      inject: [PERSISTENCE, NOW],
      useFactory: (persistence: Persistence, now: Now) => new ReportDesk(persistence, now),
    },
  ],
})
export class ReportModule {}
