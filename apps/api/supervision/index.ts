import { Module } from '@nestjs/common';
import type { Persistence } from '#libs/persistence/index.js';
import { CasesModule, NAMES, type Names, REGION_CALENDARS, type RegionCalendars } from '../cases/index.js';
import { BATCH_GATEWAY, type BatchGateway } from '../engine/index.js';
import { NOW, type Now, PERSISTENCE } from '../http/dependencies.js';
import { LiveModule } from '../live/index.js';
import { LadderController } from './ladder.controller.js';
import { LadderRules } from './ladder-rules.js';
import { Planning } from './planning.js';
import { RuleScopes } from './rule-scope.js';
import { Supervision } from './supervision.js';
import { SupervisionController } from './supervision.controller.js';
import {
  LADDER_RULES,
  PLANNING,
  RULE_SCOPES,
  SUPERVISION,
  WARNING_RULES,
  WATCHED_CASES,
} from './supervision.tokens.js';
import { WarningRulesController } from './warning-rules.controller.js';
import { WarningRulesDesk } from './warning-rules.js';
import { WatchedCases } from './watched-cases.js';

/** 监督: what will break, before it breaks. */
@Module({
  imports: [CasesModule, LiveModule],
  controllers: [SupervisionController, LadderController, WarningRulesController],
  providers: [
    {
      provide: WATCHED_CASES,
      inject: [NAMES, REGION_CALENDARS, NOW],
      useFactory: (names: Names, calendars: RegionCalendars, now: Now) => new WatchedCases(names, calendars, now),
    },
    {
      provide: SUPERVISION,
      inject: [PERSISTENCE, NAMES, WATCHED_CASES, NOW],
      useFactory: (persistence: Persistence, names: Names, cases: WatchedCases, now: Now) =>
        new Supervision(persistence, names, cases, now),
    },
    {
      provide: PLANNING,
      inject: [PERSISTENCE, NAMES, REGION_CALENDARS, WATCHED_CASES, NOW],
      useFactory: (persistence: Persistence, names: Names, calendars: RegionCalendars, cases: WatchedCases, now: Now) =>
        new Planning(persistence, names, calendars, cases, now),
    },
    {
      provide: RULE_SCOPES,
      inject: [PERSISTENCE, NAMES],
      useFactory: (persistence: Persistence, names: Names) => new RuleScopes(persistence, names),
    },
    {
      provide: LADDER_RULES,
      inject: [PERSISTENCE, RULE_SCOPES, NOW],
      useFactory: (persistence: Persistence, scopes: RuleScopes, now: Now) => new LadderRules(persistence, scopes, now),
    },
    {
      provide: WARNING_RULES,
      inject: [PERSISTENCE, BATCH_GATEWAY, RULE_SCOPES, NOW],
      useFactory: (persistence: Persistence, gateway: BatchGateway, scopes: RuleScopes, now: Now) =>
        new WarningRulesDesk(persistence, gateway, scopes, now),
    },
  ],
  exports: [WATCHED_CASES],
})
export class SupervisionModule {}
export { WatchedCasesView } from './dto/warnings.dto.js';
export { WATCHED_CASES } from './supervision.tokens.js';
export type { WatchedCases } from './watched-cases.js';
