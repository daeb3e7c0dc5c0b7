import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#libs/config/index.js';
import type { KeyRing } from '#libs/crypto/index.js';
import { payloadCodec } from '#libs/crypto/payload-codec.js';
import type { Metrics, Tracing } from '#libs/observability/index.js';
import { CONFIG, KEYS, METRICS, TRACING } from '../http/dependencies.js';
import { CaseGateway } from './case-gateway.js';
import { engineMeter } from './engine-meter.js';
import { BatchGateway } from './batch-gateway.js';

export const CASE_GATEWAY = Symbol('CaseGateway');
export const BATCH_GATEWAY = Symbol('BatchGateway');
/** A scrape must not wait for long. */
const SCRAPE_PATIENCE_MS = 1000;

@Global()
@Module({
  providers: [
    {
      provide: CASE_GATEWAY,
      inject: [CONFIG, KEYS, METRICS, TRACING],
      useFactory: (
        { temporalAddress, temporalNamespace }: Config,
        keys: KeyRing,
        metrics: Metrics,
        tracing: Tracing,
      ) => {
        const address = { address: temporalAddress, namespace: temporalNamespace };
        const gateway = new CaseGateway(address, payloadCodec(keys), engineMeter(metrics), tracing);
        metrics.sources.engine = () => gateway.isReachable(SCRAPE_PATIENCE_MS);
        return gateway;
      },
    },
    {
      provide: BATCH_GATEWAY,
      inject: [CONFIG, KEYS],
      useFactory: ({ temporalAddress, temporalNamespace }: Config, keys: KeyRing) =>
        new BatchGateway({ address: temporalAddress, namespace: temporalNamespace }, payloadCodec(keys)),
    },
  ],
  exports: [CASE_GATEWAY, BATCH_GATEWAY],
})
export class EngineModule implements OnApplicationShutdown {
  constructor(
    @Inject(CASE_GATEWAY) private readonly gateway: CaseGateway,
    @Inject(BATCH_GATEWAY) private readonly retiming: BatchGateway,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.gateway.close(), this.retiming.close()]);
  }
}
