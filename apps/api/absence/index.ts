import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { CasesModule, NAMES, type Names } from '../cases/index.js';
import { BATCH_GATEWAY, type BatchGateway } from '../engine/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { ABSENCES, HAND_OVERS, WORK_PEOPLE } from './absence.tokens.js';
import { AbsencesController } from './absences.controller.js';
import { AbsencesDesk } from './absences.js';
import { HandOversController } from './hand-overs.controller.js';
import { HandOversDesk } from './hand-overs.js';
import { WorkPeople } from './work-people.js';

/** 请假代理 and 批量移交: work that goes from one officer to another. */
@Module({
  imports: [CasesModule],
  controllers: [AbsencesController, HandOversController],
  providers: [
    {
      provide: WORK_PEOPLE,
      inject: [PERSISTENCE],
      useFactory: (persistence: Persistence) => new WorkPeople(persistence),
    },
    {
      provide: ABSENCES,
      inject: [PERSISTENCE, BATCH_GATEWAY, WORK_PEOPLE, NAMES, NOW],
      useFactory: (persistence: Persistence, gateway: BatchGateway, people: WorkPeople, names: Names, now: Now) =>
        new AbsencesDesk(persistence, gateway, people, names, now),
    },
    {
      provide: HAND_OVERS,
      inject: [PERSISTENCE, BATCH_GATEWAY, WORK_PEOPLE, NAMES, NOW],
      useFactory: (persistence: Persistence, gateway: BatchGateway, people: WorkPeople, names: Names, now: Now) =>
        new HandOversDesk(persistence, gateway, people, names, now),
    },
  ],
})
export class AbsenceModule {}
export { keepRunning } from './running.js';
