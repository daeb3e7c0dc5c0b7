import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '#apps/api/app.module.js';
import { readConfig } from '#libs/config/index.js';
import { KeyRing } from '#libs/crypto/index.js';
import { createLogger, createMetrics, NO_TRACING } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';

const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** The API's modules as they are, with nothing behind them: enough to look at its routes and its document. */
export async function offlineApp(): Promise<NestFastifyApplication> {
  const files = await mkdtemp(path.join(tmpdir(), 'tongban-offline-'));
  const config = readConfig({
    NODE_ENV: 'test',
    TONGBAN_MODE: 'development',
    TONGBAN_HOME: files,
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    TONGBAN_TOKEN_SECRET: base64(1),
    TONGBAN_KEYS: `k1:${base64(2)}`,
  });
  const dependencies = {
    config,
    keys: KeyRing.parse(config.keys),
    persistence: {} as Persistence,
    logger: createLogger({ level: 'silent', service: 'test' }),
    metrics: createMetrics('test'),
    tracing: NO_TRACING,
    now: Date.now,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(dependencies),
    new FastifyAdapter({ skipMiddie: true, multipart: false }),
    { logger: false, bodyParser: false, abortOnError: false },
  );
  // The file store made its folders; nothing will be stored.
  await rm(files, { recursive: true, force: true });
  return app;
}
