import { Module } from '@nestjs/common';
import type { KeyRing } from '#libs/crypto/index.js';
import type { Metrics } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { CASE_GATEWAY, type CaseGateway } from '../engine/index.js';
import { KEYS, METRICS, NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { CaseFacts } from './case-facts.js';
import { CasesController } from './cases.controller.js';
import { CASE_FACTS, COLLEAGUES, COMMANDS, NAMES, OPENINGS, READING, REGION_CALENDARS } from './cases.tokens.js';
import { ColleaguesController } from './colleagues.controller.js';
import { Colleagues } from './colleagues.js';
import { Commands } from './commands.js';
import { CommandsController } from './commands.controller.js';
import { Names } from './names.js';
import { Openings } from './openings.js';
import { Reading } from './reading.js';
import { RegionCalendars } from './region-calendars.js';

@Module({
  controllers: [CasesController, ColleaguesController, CommandsController],
  providers: [
    {
      provide: CASE_FACTS,
      inject: [PERSISTENCE, NOW],
      useFactory: ({ items, calendars }: Persistence, now: Now) => new CaseFacts(items, calendars, now),
    },
    {
      provide: REGION_CALENDARS,
      inject: [PERSISTENCE, NOW],
      useFactory: ({ places, calendars }: Persistence, now: Now) => new RegionCalendars(places, calendars, now),
    },
    {
      provide: OPENINGS,
      inject: [PERSISTENCE, CASE_GATEWAY, CASE_FACTS, REGION_CALENDARS, KEYS, NOW],
      useFactory: (
        persistence: Persistence,
        gateway: CaseGateway,
        facts: CaseFacts,
        calendars: RegionCalendars,
        keys: KeyRing,
        now: Now,
      ) => new Openings(persistence, gateway, facts, calendars, keys, now),
    },
    {
      provide: COMMANDS,
      inject: [PERSISTENCE, CASE_GATEWAY, METRICS, NOW],
      useFactory: (persistence: Persistence, gateway: CaseGateway, { commands, commandSeconds }: Metrics, now: Now) =>
        new Commands(persistence, gateway, now, (command, outcome, seconds) => {
          commands.inc({ command, outcome });
          commandSeconds.observe({ command }, seconds);
        }),
    },
    {
      provide: COLLEAGUES,
      inject: [PERSISTENCE],
      useFactory: (persistence: Persistence) => new Colleagues(persistence),
    },
    {
      provide: NAMES,
      inject: [PERSISTENCE, NOW],
      useFactory: ({ accounts, places }: Persistence, now: Now) => new Names(accounts, places, now),
    },
    {
      provide: READING,
      inject: [PERSISTENCE, CASE_FACTS, NAMES, REGION_CALENDARS, NOW],
      useFactory: (persistence: Persistence, facts: CaseFacts, names: Names, calendars: RegionCalendars, now: Now) =>
        new Reading(persistence, facts, names, calendars, now),
    },
  ],
  exports: [COMMANDS, NAMES, REGION_CALENDARS],
})
export class CasesModule {}
