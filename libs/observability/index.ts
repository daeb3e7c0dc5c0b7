export { faultOf } from './fault.js';
export { createLogger, type Logger } from './logger.js';
export { createMetrics, type Metrics } from './metrics.js';
export { NO_TRACING, type OpenSpan, startTracing, type Tracing } from './tracing/index.js';
export { requestIdOf } from './request-id.js';
