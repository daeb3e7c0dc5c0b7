import { Histogram, type Registry } from 'prom-client';
import type { EngineMeter } from './case-gateway.js';

/** How long the engine takes to answer, and how. */
export function engineMeter(registry: Registry): EngineMeter {
  const seconds = new Histogram({
    name: 'tongban_engine_call_seconds',
    help: 'Time until the engine answered a case’s command',
    labelNames: ['call', 'outcome'],
    buckets: [0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return (call, outcome, elapsed) => seconds.observe({ call, outcome }, elapsed);
}
