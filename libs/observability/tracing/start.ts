import { NO_TRACING, type Tracing } from './tracing.js';

export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export interface TracingSettings {
  /** Where spans are sent (OTLP over HTTP, JSON); '' for no traces at all. */
  readonly endpoint: string;
  readonly service: string;
  readonly sampler: (typeof SAMPLERS)[number];
  /** The share of traces that the samplers by ratio keep. */
  readonly ratio: number;
}

export interface TracingOptions {
  /** Whether callers are strangers: whether a trace is kept is then decided here, however they ask for it. */
  readonly atTheEdge: boolean;
  /** Told when spans can't be delivered any more, and when they can again. */
  readonly tell: (fields: object, text: string) => void;
}

/** Traces as the settings say. The libraries for them are not even loaded when there are to be none. */
export async function startTracing(settings: TracingSettings, options: TracingOptions): Promise<Tracing> {
  if (settings.endpoint === '') return NO_TRACING;
  const { openTelemetry } = await import('./open-telemetry.js');
  return openTelemetry(settings, options);
}
