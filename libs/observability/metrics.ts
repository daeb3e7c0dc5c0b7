import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { refreshed, type Sources } from './sources.js';

/** One registry per program, served at /metrics. No label may name a person or a case. */
export interface Metrics {
  readonly registry: Registry;
  /** What is asked at each scrape; whoever owns one sets it. */
  readonly sources: Sources;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly commands: Counter<'command' | 'outcome'>;
  readonly commandSeconds: Histogram<'command'>;
  readonly engineSeconds: Histogram<'call' | 'outcome'>;
  readonly engineUp: Gauge;
  readonly recordSeconds: Histogram<'outcome'>;
  readonly alarmLateSeconds: Histogram;
  readonly effects: Counter<'kind' | 'outcome'>;
  readonly effectsWaiting: Gauge;
  readonly effectsOldestSeconds: Gauge;
  readonly pushes: Counter<'outcome'>;
  readonly pushesWaiting: Gauge;
  readonly pushesOldestSeconds: Gauge;
  readonly subscriptionsDisabled: Gauge;
  readonly statisticsWaiting: Gauge;
  readonly statisticsOldestSeconds: Gauge;
  readonly connections: Gauge<'state'>;
  /** The text of one scrape, in Prometheus' format. */
  scrape(): Promise<string>;
}

const QUICK = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LATE = [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 3600];

/** A fresh registry with the process's own metrics (memory, CPU, event loop lag); `service` becomes a label of all. */
export function createMetrics(service: string, sources: Sources = {}): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const histogram = <L extends string>(name: string, help: string, labelNames: L[], buckets = QUICK): Histogram<L> =>
    new Histogram({ name, help, labelNames, buckets, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: L[]): Counter<L> =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> => {
    const made = new Gauge({ name, help, labelNames, registers });
    // Nothing is known before the first look; 0 would say that all is well.
    if (labelNames.length === 0) made.set(NaN);
    return made;
  };
  const metrics: Metrics = {
    registry,
    sources,
    httpSeconds: histogram('tongban_http_request_seconds', 'Time to answer a request, by route pattern', [
      'method',
      'route',
      'status',
    ]),
    commands: counter('tongban_commands_total', 'Commands on cases; outcome is done or the code of the rejection', [
      'command',
      'outcome',
    ]),
    commandSeconds: histogram('tongban_command_seconds', 'Time from a command’s arrival to its outcome', ['command']),
    engineSeconds: histogram('tongban_engine_call_seconds', 'Time until the engine answered a case’s command', [
      'call',
      'outcome',
    ]),
    engineUp: gauge('tongban_engine_up', 'Whether the engine answered this process: 1 or 0'),
    recordSeconds: histogram('tongban_record_seconds', 'Time of one record transaction; outcome is done or failed', [
      'outcome',
    ]),
    alarmLateSeconds: histogram(
      'tongban_alarm_late_seconds',
      'How long after its planned instant an alarm rang, in real time',
      [],
      LATE,
    ),
    effects: counter('tongban_effects_total', 'Tries of effects; outcome is done or failed', ['kind', 'outcome']),
    effectsWaiting: gauge('tongban_effects_waiting', 'Effects recorded and not yet carried out'),
    effectsOldestSeconds: gauge('tongban_effects_oldest_seconds', 'Age of the oldest effect that waits; 0 when none'),
    pushes: counter('tongban_pushes_total', 'Tries to tell business systems; outcome is done, refused or away', [
      'outcome',
    ]),
    pushesWaiting: gauge('tongban_pushes_waiting', 'Events that active subscriptions have not been told of yet'),
    pushesOldestSeconds: gauge('tongban_pushes_oldest_seconds', 'Age of the oldest of them; 0 when none'),
    subscriptionsDisabled: gauge(
      'tongban_subscriptions_disabled',
      'Subscriptions disabled because nothing was taken for five days',
    ),
    statisticsWaiting: gauge(
      'tongban_statistics_waiting',
      'Changes of cases that the cells of the statistics lack yet',
    ),
    statisticsOldestSeconds: gauge('tongban_statistics_oldest_seconds', 'Age of the oldest of them; 0 when none'),
    connections: gauge('tongban_database_connections', 'Pool of this process: busy, idle, waiting (callers in line)', [
      'state',
    ]),
    async scrape() {
      await refreshed(metrics);
      return registry.metrics();
    },
  };
  return metrics;
}
