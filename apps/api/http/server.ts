import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { type Logger, type Metrics, requestIdOf, type Tracing } from '#libs/observability/index.js';
import { readBody } from './body-reader.js';
import { refuseClient } from './client-error.js';
import { parseForm, parseJson } from './json-parser.js';
import { sendProblem } from './problem.filter.js';
import { apiProblem } from './problems.js';
import { traceRequests } from './traced.js';

/** Of a body that is not a file. */
const BODY_LIMIT = 1024 * 1024;
export const TOKEN_PATH = '/api/v1/auth/token';

export interface ServerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly maxUploadBytes: number;
  /** Addresses whose X-Forwarded-* are believed; nobody's when empty. */
  readonly trustedProxies?: readonly string[];
  readonly patience?: Patience;
}

/** For how long a sender is waited for. */
interface Patience {
  readonly headersMs: number;
  /** The whole request, from its first byte to its last. */
  readonly requestMs: number;
  /** How often the server looks for those who take longer. */
  readonly everyMs: number;
}
/** Headers come at once or from somebody who wants to hold a connection; a large scan over a slow line takes its time. */
const PATIENCE: Patience = { headersMs: 15_000, requestMs: 120_000, everyMs: 5000 };
/** A year, once somebody has come by TLS. */
const HSTS = 'max-age=31536000';
const CONTROL_CHARACTERS = /\p{Cc}/u;

/** The HTTP server under Nest: bounds, parsers, headers, request ids, one log line and one measurement per request. */
export async function createServer({
  logger,
  metrics,
  tracing,
  maxUploadBytes,
  trustedProxies = [],
  patience = PATIENCE,
}: ServerOptions): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: patience.everyMs },
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    clientErrorHandler: refuseClient,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    // Nest's middleware is not used, so its engine is not paid for at each request.
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(apiProblem('BAD_REQUEST'), request, reply),
  });
  const server = adapter.getInstance<FastifyInstance>();
  traceRequests(server, tracing);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', async (_request: FastifyRequest, body: IncomingMessage) =>
    parseJson(await readBody(body, BODY_LIMIT)),
  );
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    async (request: FastifyRequest, body: IncomingMessage) => {
      if (request.routeOptions.url !== TOKEN_PATH)
        throw apiProblem('UNSUPPORTED_MEDIA_TYPE', { accepted: 'application/json' });
      return parseForm(await readBody(body, BODY_LIMIT));
    },
  );
  await server.register(multipart, {
    limits: { fileSize: maxUploadBytes + 1, files: 2, fields: 10, fieldSize: 10_000, parts: 12, headerPairs: 50 },
    throwFileSizeLimit: false,
  });
  await server.register(helmet, {
    contentSecurityPolicy: { directives: CSP },
    frameguard: { action: 'deny' },
    // Depends on the request: `guard` says it.
    hsts: false,
  });
  guard(server);
  observe(server, metrics);
  return adapter;
}

/** Everything from this origin only; the reader of the documents has styles in its own page. */
const CSP = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  // blob: — files of a case that the page has fetched and shows itself.
  imgSrc: ["'self'", 'data:', 'blob:'],
  frameSrc: ["'self'", 'blob:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** What holds for every request before its route is asked. */
function guard(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ protocol, url, params }, reply) => {
    if (protocol === 'https') reply.header('strict-transport-security', HSTS);
    // Nearly every answer of the API is about somebody; a route whose answers are not says so itself.
    if (url.startsWith('/api/v1/')) reply.header('cache-control', 'no-store');
    // No id has them, PostgreSQL takes no NUL, and no file name or log line should have to cope with them.
    if (Object.values(params as Record<string, string>).some((value) => CONTROL_CHARACTERS.test(value)))
      throw apiProblem('BAD_REQUEST');
  });
}

/** The route's pattern, never the address itself: an address may hold a case number or a query password. */
function observe(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? '(none)';
    const status = reply.statusCode;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    metrics.httpSeconds.observe({ method, route, status: String(status) }, ms / 1000);
    request.log.info({ method, route, status, ms }, 'request');
    done();
  });
}
