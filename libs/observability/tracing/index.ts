export { SAMPLERS, startTracing, type TracingSettings } from './start.js';
export { NO_TRACING, type OpenSpan, type Tracing } from './tracing.js';
