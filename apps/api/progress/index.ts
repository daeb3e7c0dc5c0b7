import { Module } from '@nestjs/common';
import type { KeyRing } from '#libs/crypto/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { KEYS, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { ProgressQueries } from './progress-query.js';
import { PROGRESS_QUERIES, ProgressController } from './progress.controller.js';

@Module({
  controllers: [ProgressController],
  providers: [
    {
      provide: PROGRESS_QUERIES,
      inject: [PERSISTENCE, KEYS, NOW],
      useFactory: (persistence: Persistence, keys: KeyRing, now: Now) => new ProgressQueries(persistence, keys, now),
    },
  ],
})
export class ProgressModule {}
