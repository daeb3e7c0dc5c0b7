import path from 'node:path';
import { validateSync } from 'class-validator';
import type { TracingSettings } from '#libs/observability/tracing/index.js';
import { Config, type SettingName } from './config.js';
import { hasWeakPassword, isGuessable } from './rules.js';

export { Config } from './config.js';

/** Where events may be sent, as libs/webhook takes it. */
export const egressOf = ({ webhookNetworks, webhookPlainHttp }: Config) => ({
  networks: webhookNetworks,
  plainHttp: webhookPlainHttp,
});

/** What is to be traced, as libs/observability takes it; `process` is api or worker. */
export const tracesOf = (
  { tracesEndpoint, tracesService, tracesSampler, tracesRatio }: Config,
  process: 'api' | 'worker',
): TracingSettings => ({
  endpoint: tracesEndpoint,
  service: tracesService || `tongban-${process}`,
  sampler: tracesSampler,
  ratio: tracesRatio,
});

/** All that is wrong with the environment, in one error: each line says what to set and never shows a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(
      `配置有误,请改正后重新启动 / The configuration is wrong; correct it and start again:\n- ${problems.join('\n- ')}`,
    );
  }
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
const booleanOf = (text: string): boolean | undefined => ({ true: true, false: false })[text];
const ratioOf = (text: string): number => (/^\d(?:\.\d{1,15})?$/.test(text) ? Number(text) : NaN);
const numberOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : NaN);

/** The program's settings out of `env`. Throws ConfigError that lists every problem at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string, fallback = ''): string => env[name]?.trim() || fallback;
  const config = new Config();
  const home = path.resolve(text('TONGBAN_HOME', '.tongban'));
  Object.assign(config, {
    nodeEnv: text('NODE_ENV', 'production'),
    mode: text('TONGBAN_MODE', 'production'),
    home,
    files: path.resolve(text('TONGBAN_FILES', path.join(home, 'files'))),
    scanner: path.resolve(text('TONGBAN_SCANNER', path.join(home, 'scanner'))),
    databaseUrl: text('DATABASE_URL'),
    databasePool: numberOf(text('DATABASE_POOL', '10')),
    temporalAddress: text('TEMPORAL_ADDRESS'),
    temporalNamespace: text('TEMPORAL_NAMESPACE', 'default'),
    workerBuild: text('TONGBAN_WORKER_BUILD'),
    host: text('HOST', '127.0.0.1'),
    port: numberOf(text('PORT', '3000')),
    trustedProxies: list(text('TONGBAN_TRUSTED_PROXIES')),
    webhookNetworks: list(text('TONGBAN_WEBHOOK_NETWORKS')),
    webhookPlainHttp: booleanOf(text('TONGBAN_WEBHOOK_PLAIN_HTTP', 'false')),
    workerMetricsPort: numberOf(text('TONGBAN_WORKER_METRICS_PORT', '9464')),
    tokenSecret: text('TONGBAN_TOKEN_SECRET'),
    keys: text('TONGBAN_KEYS'),
    logLevel: text('LOG_LEVEL', 'info'),
    tracesEndpoint: text('OTEL_EXPORTER_OTLP_ENDPOINT'),
    tracesService: text('OTEL_SERVICE_NAME'),
    tracesSampler: text('OTEL_TRACES_SAMPLER', 'parentbased_always_on'),
    tracesRatio: ratioOf(text('OTEL_TRACES_SAMPLER_ARG', '1')),
    attachmentMaxBytes: numberOf(text('TONGBAN_ATTACHMENT_MAX_BYTES', '20971520')),
    tokenTtlSeconds: numberOf(text('TONGBAN_TOKEN_TTL_SECONDS', '3600')),
    rememberDays: numberOf(text('TONGBAN_REMEMBER_DAYS', '180')),
  } satisfies Record<SettingName, unknown>);
  const wrong = validateSync(config, { stopAtFirstError: true, forbidUnknownValues: false });
  const problems = [...new Set(wrong.flatMap((error) => Object.values(error.constraints ?? {})))];
  if (config.mode === 'production') {
    problems.push(...weaknesses(config, new Set(wrong.map((error) => error.property))));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function weaknesses(config: Config, unreadable: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const fresh = '须换成随机生成的值 (openssl rand -base64 32) / must be random in production: openssl rand -base64 32';
  const masterKeys = config.keys.split(',').map((entry) => entry.trim().split(':')[1] ?? '');
  if (!unreadable.has('tokenSecret') && isGuessable(config.tokenSecret)) found.push(`TONGBAN_TOKEN_SECRET ${fresh}`);
  if (!unreadable.has('keys') && masterKeys.some(isGuessable)) found.push(`TONGBAN_KEYS ${fresh}`);
  if (!unreadable.has('tokenSecret') && masterKeys.includes(config.tokenSecret)) {
    found.push(
      'TONGBAN_TOKEN_SECRET 不得与 TONGBAN_KEYS 相同,请另行生成 / must differ from TONGBAN_KEYS: generate another',
    );
  }
  if (!unreadable.has('databaseUrl') && hasWeakPassword(config.databaseUrl)) {
    found.push(
      'DATABASE_URL 的密码过短或众所周知,请换成不少于 12 位的随机密码 / its password is short or well known: use 12 or more random characters',
    );
  }
  if (config.webhookPlainHttp) {
    found.push('TONGBAN_WEBHOOK_PLAIN_HTTP 在生产模式下不得为 true / must not be true in production mode');
  }
  if (config.nodeEnv === 'development') {
    found.push('NODE_ENV 在生产模式下不得为 development / must not be development in production mode');
  }
  return found;
}
