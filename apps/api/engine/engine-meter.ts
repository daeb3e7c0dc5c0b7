import type { Metrics } from '#libs/observability/index.js';
import type { EngineMeter } from './case-gateway.js';

/** How long the engine takes to answer, and how. */
export const engineMeter =
  ({ engineSeconds }: Metrics): EngineMeter =>
  (call, outcome, elapsed) =>
    engineSeconds.observe({ call, outcome }, elapsed);
