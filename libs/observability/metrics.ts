import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One registry per program, served at /metrics. No label may name a person or a case. */
export interface Metrics {
  readonly registry: Registry;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly commands: Counter<'command' | 'outcome'>;
  readonly effects: Counter<'kind' | 'outcome'>;
  readonly effectsWaiting: Gauge;
}

/** A fresh registry with the process's own metrics; `service` becomes a label of all. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'tongban_http_request_seconds',
      help: 'Time to answer a request, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    commands: new Counter({
      name: 'tongban_commands_total',
      help: 'Commands on cases; outcome is done or the code of the rejection',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    effects: new Counter({
      name: 'tongban_effects_total',
      help: 'Tries of effects; outcome is done or failed',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    effectsWaiting: new Gauge({
      name: 'tongban_effects_waiting',
      help: 'Effects recorded and not yet carried out',
      registers,
    }),
  };
}
