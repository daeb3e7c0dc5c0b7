import { type DynamicModule, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Config } from '#libs/config/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import type { Logger, Metrics, Tracing } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { AbsenceModule } from './absence/index.js';
import { AfterModule } from './after/index.js';
import { AttachmentsModule } from './attachments/index.js';
import { CalendarsModule } from './calendars/index.js';
import { CasesModule } from './cases/index.js';
import { EngineModule } from './engine/index.js';
import { HealthController } from './health/index.js';
import { CONFIG, KEYS, LOGGER, METRICS, NOW, type Now, PERSISTENCE, TRACING } from './http/dependencies.js';
import { assertEveryRouteHasAccess, IdentityModule, routeTable } from './identity/index.js';
import { IntakeController } from './intake/index.js';
import { IntegrationModule } from './integration/index.js';
import { ItemsController } from './items/index.js';
import { LiveModule } from './live/index.js';
import { ProgressModule } from './progress/index.js';
import { ReportModule } from './report/index.js';
import { ScannerModule } from './scanner/index.js';
import { StatisticsModule } from './statistics/index.js';
import { SupervisionModule } from './supervision/index.js';
import { UpkeepModule } from './upkeep/index.js';

/** What the program is given by main, or by a test. */
export interface Dependencies {
  readonly config: Config;
  readonly keys: KeyRing;
  readonly persistence: Persistence;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly now: Now;
}

@Module({})
class DependenciesModule {
  static of({ config, keys, persistence, logger, metrics, tracing, now }: Dependencies): DynamicModule {
    const given: [symbol, unknown][] = [
      [CONFIG, config],
      [KEYS, keys],
      [PERSISTENCE, persistence],
      [LOGGER, logger],
      [METRICS, metrics],
      [TRACING, tracing],
      [NOW, now],
    ];
    return {
      module: DependenciesModule,
      global: true,
      providers: given.map(([provide, useValue]) => ({ provide, useValue })),
      exports: given.map(([provide]) => provide),
    };
  }
}

@Module({})
export class AppModule implements OnApplicationBootstrap {
  constructor(@Inject(DiscoveryService) private readonly discovery: DiscoveryService) {}

  static of(dependencies: Dependencies): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DependenciesModule.of(dependencies),
        DiscoveryModule,
        IdentityModule,
        EngineModule,
        LiveModule,
        SupervisionModule,
        StatisticsModule,
        ReportModule,
        CasesModule,
        CalendarsModule,
        AbsenceModule,
        AfterModule,
        AttachmentsModule,
        ScannerModule,
        ProgressModule,
        IntegrationModule,
        UpkeepModule,
      ],
      controllers: [ItemsController, IntakeController, HealthController],
    };
  }

  onApplicationBootstrap(): void {
    assertEveryRouteHasAccess(routeTable(this.discovery));
  }
}
