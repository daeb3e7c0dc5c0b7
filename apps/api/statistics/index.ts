import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { CasesModule, NAMES, type Names } from '../cases/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { SupervisionModule, WATCHED_CASES, type WatchedCases } from '../supervision/index.js';
import { STATISTICS_READING, StatisticsController } from './statistics.controller.js';
import { StatisticsReading } from './statistics-reading.js';

@Module({
  imports: [CasesModule, SupervisionModule],
  controllers: [StatisticsController],
  providers: [
    {
      provide: STATISTICS_READING,
      inject: [PERSISTENCE, NAMES, WATCHED_CASES, NOW],
      useFactory: (persistence: Persistence, names: Names, cases: WatchedCases, now: Now) =>
        new StatisticsReading(persistence, names, cases, now),
    },
  ],
})
export class StatisticsModule {}
export { IndicatorView } from './dto/statistics.dto.js';
