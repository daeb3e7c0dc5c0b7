import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OpenSpan, Tracing } from '#libs/observability/index.js';

const TRACED = '/api/v1/';

/**
 * A span for each request to the API, below the caller's (`traceparent`), that everything done for it is below of. By the
 * route's pattern: an address may hold a query password. Must be the first hook, so that the others are within.
 */
export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  if (!tracing.isOn) return;
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  server.addHook('onRequest', (request, _reply, done) => {
    const { method, headers } = request;
    const route = request.routeOptions.url;
    // A live line (SSE) stays open for hours and waits for nothing.
    if (!route?.startsWith(TRACED) || headers.accept === 'text/event-stream') return done();
    const { traceparent } = headers;
    const span = tracing.open(`${method} ${route}`, {
      kind: 'server',
      attributes: { 'http.request.method': method, 'http.route': route },
      ...(typeof traceparent === 'string' && { parent: traceparent }),
    });
    spans.set(request, span);
    span.within(done);
  });
  server.addHook('onResponse', (request, { statusCode }, done) => {
    const span = spans.get(request);
    if (!span) return done();
    span.set({ 'http.response.status_code': statusCode });
    if (statusCode >= 500) span.fail(String(statusCode));
    span.end();
    // The line of the log about the request names its trace.
    span.within(done);
  });
}
