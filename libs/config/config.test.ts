import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './index.js';

const secret = randomBytes(32).toString('base64');
const key = randomBytes(32).toString('base64');
const good = {
  TONGBAN_MODE: 'production',
  DATABASE_URL: 'postgres://tongban:Xk2%40-vv9-ewq1-77@db:5432/tongban',
  TEMPORAL_ADDRESS: 'temporal:7233',
  TONGBAN_TOKEN_SECRET: secret,
  TONGBAN_KEYS: `k2:${key},k1:${randomBytes(32).toString('base64')}`,
};
const problemsOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as ConfigError).problems;
  }
  return [];
};

describe('the settings', () => {
  it('need five variables; the rest has defaults', () => {
    const config = readConfig({ ...good, TONGBAN_HOME: '/srv/tongban' });
    expect(config).toMatchObject({
      mode: 'production',
      nodeEnv: 'production',
      files: '/srv/tongban/files',
      scanner: '/srv/tongban/scanner',
      databasePool: 10,
      temporalNamespace: 'default',
      workerBuild: '',
      webhookNetworks: [],
      webhookPlainHttp: false,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      attachmentMaxBytes: 20_971_520,
      trustedProxies: [],
      tokenTtlSeconds: 3600,
      rememberDays: 180,
      tracesEndpoint: '',
      tracesSampler: 'parentbased_always_on',
      tracesRatio: 1,
    });
  });

  it('believe the proxies that are named, and nobody else', () => {
    expect(readConfig({ ...good, TONGBAN_TRUSTED_PROXIES: '10.0.0.7, fd00::/8' }).trustedProxies).toEqual([
      '10.0.0.7',
      'fd00::/8',
    ]);
  });

  it('are in production mode when nothing is said', () => {
    expect(readConfig({ ...good, TONGBAN_MODE: undefined }).mode).toBe('production');
  });

  it('name every problem at once, each with the variable to set', () => {
    const problems = problemsOf({ PORT: '70000', DATABASE_POOL: 'many', LOG_LEVEL: 'loud', TONGBAN_MODE: 'demo' });
    for (const name of [
      'PORT',
      'DATABASE_POOL',
      'LOG_LEVEL',
      'TONGBAN_MODE',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'TONGBAN_TOKEN_SECRET',
      'TONGBAN_KEYS',
    ]) {
      expect(problems.filter((line) => line.startsWith(name))).toHaveLength(1);
    }
  });

  it.each([
    ['PORT', '80x'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['DATABASE_POOL', '0'],
    ['TONGBAN_REMEMBER_DAYS', '29'],
    ['DATABASE_URL', 'mysql://u:p@h/d'],
    ['DATABASE_URL', 'postgres://u:p@h'],
    ['DATABASE_URL', 'postgres://u:50%@h/d'],
    ['DATABASE_URL', 'postgres://u:%ff@h/d'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TONGBAN_TOKEN_SECRET', randomBytes(31).toString('base64')],
    ['TONGBAN_TOKEN_SECRET', 'not base64, but long enough to be 32 bytes of it'],
    ['TONGBAN_KEYS', key],
    ['TONGBAN_KEYS', `k1:${key},k1:${key}`],
    ['TONGBAN_ATTACHMENT_MAX_BYTES', '20 MiB'],
    ['TONGBAN_TRUSTED_PROXIES', 'proxy.example'],
    ['TONGBAN_TRUSTED_PROXIES', '10.0.0.1, 0.0.0.0/0'],
    ['TONGBAN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TONGBAN_TRUSTED_PROXIES', 'true'],
    ['TONGBAN_TOKEN_TTL_SECONDS', '0'],
    ['TONGBAN_WORKER_BUILD', '1.2'],
    ['TONGBAN_WEBHOOK_NETWORKS', 'intranet'],
    ['TONGBAN_WEBHOOK_NETWORKS', '0.0.0.0/0'],
    ['TONGBAN_WEBHOOK_PLAIN_HTTP', 'yes'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://user:word@collector:4318'],
    ['OTEL_SERVICE_NAME', 'the API'],
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote'],
    ['OTEL_TRACES_SAMPLER_ARG', '10%'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['NODE_ENV', 'staging'],
  ])('refuse %s=%s', (name, value) => {
    const problems = problemsOf({ ...good, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
  });

  it.each([
    ['TONGBAN_TOKEN_SECRET', Buffer.alloc(32, 7).toString('base64')],
    ['TONGBAN_TOKEN_SECRET', Buffer.from('tongban-development-secret-change-me!!').toString('base64')],
    ['TONGBAN_TOKEN_SECRET', key],
    ['TONGBAN_KEYS', `k1:${Buffer.from('0123456789abcdef'.repeat(2)).toString('base64')}`],
    ['TONGBAN_KEYS', `k2:${key},k1:${Buffer.alloc(32).toString('base64')}`],
    ['DATABASE_URL', 'postgres://tongban:tongban@db:5432/tongban'],
    ['DATABASE_URL', 'postgres://tongban:short@db:5432/tongban'],
    ['NODE_ENV', 'development'],
    ['TONGBAN_WEBHOOK_PLAIN_HTTP', 'true'],
  ])('refuse a short or known %s in production only', (name, value) => {
    expect(problemsOf({ ...good, [name]: value }).some((line) => line.startsWith(name))).toBe(true);
    expect(problemsOf({ ...good, [name]: value, TONGBAN_MODE: 'development' })).toEqual([]);
  });

  it('never show a secret, neither in an error nor when printed', () => {
    const bad = { ...good, TONGBAN_TOKEN_SECRET: 'hunter2', TONGBAN_KEYS: 'k1:hunter3', DATABASE_URL: 'hunter4' };
    expect(() => readConfig(bad)).toThrow(ConfigError);
    expect(problemsOf(bad).join()).not.toMatch(/hunter/);
    const printed = inspect(readConfig(good)) + JSON.stringify(readConfig(good));
    for (const hidden of [secret, key, 'ewq1']) expect(printed).not.toContain(hidden);
  });
});
