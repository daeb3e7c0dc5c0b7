import 'reflect-metadata';
import { type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '#libs/observability/index.js';
import { AppModule, type Dependencies } from './app.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteMethods } from './http/route-methods.js';
import { createServer } from './http/server.js';
import { serveOpenApi } from './openapi/index.js';
import { servePage } from './page/index.js';

/** Nest's own words, into the log of the program. */
const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown, context?: unknown) => logger.debug({ context }, String(message)),
  warn: (message: unknown, context?: unknown) => logger.warn({ context }, String(message)),
  error: (message: unknown, ...rest: unknown[]) =>
    logger.error(message instanceof Error ? { err: message } : { detail: rest.map(String) }, String(message)),
  debug: () => {},
  verbose: () => {},
  fatal: (message: unknown) => logger.fatal(String(message)),
});

/** The whole API on its server, ready to listen. */
export async function createApp(dependencies: Dependencies): Promise<NestFastifyApplication> {
  const { config, logger, metrics, tracing } = dependencies;
  const server = await createServer({
    logger,
    metrics,
    tracing,
    maxUploadBytes: config.attachmentMaxBytes,
    trustedProxies: config.trustedProxies,
  });
  const methods = new RouteMethods(server.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(dependencies), server, {
    bodyParser: false,
    logger: nestLogger(logger),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(methods));
  const hasPage = await servePage(server.getInstance());
  serveOpenApi(app, { atRoot: !hasPage });
  await app.init();
  return app;
}
