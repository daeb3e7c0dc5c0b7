import { inspect } from 'node:util';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, Matches, Max, Min } from 'class-validator';
import { SAMPLERS } from '#libs/observability/tracing/index.js';
import { Holds, isAddressOrRange, isBase64OfAtLeast, isCollector, isDatabaseUrl, isKeyText } from './rules.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const whole = (name: string, min: number, max: number): { message: string } => ({
  message: `${name} 应为 ${min} 至 ${max} 的整数 / set ${name} to a whole number from ${min} to ${max}`,
});

const RATIO = 'OTEL_TRACES_SAMPLER_ARG 应为 0 至 1 的数 / set OTEL_TRACES_SAMPLER_ARG to a number from 0 to 1';

/** The names of the settings, without the methods. */
export type SettingName = Exclude<keyof Config, 'toJSON' | typeof inspect.custom>;

/** Everything the program takes from its environment, checked; read once at start by `readConfig`. */
export class Config {
  @IsIn(['development', 'production', 'test'], {
    message: 'NODE_ENV 应为 development、production 或 test / set NODE_ENV to development, production or test',
  })
  nodeEnv: 'development' | 'production' | 'test';

  /** Sample accounts exist in development only; unset means production, so nothing is opened by forgetting it. */
  @IsIn(['development', 'production'], {
    message: 'TONGBAN_MODE 应为 development 或 production / set TONGBAN_MODE to development or production',
  })
  mode: 'development' | 'production';

  /** Folder of all local data. */
  @IsNotEmpty({ message: 'TONGBAN_HOME 不能为空 / set TONGBAN_HOME to a folder' })
  home: string;

  /** Folder of the attachments. */
  @IsNotEmpty({ message: 'TONGBAN_FILES 不能为空 / set TONGBAN_FILES to a folder' })
  files: string;

  /** 高拍仪: a folder for each window, where its document scanner puts what it scans. */
  @IsNotEmpty({ message: 'TONGBAN_SCANNER 不能为空 / set TONGBAN_SCANNER to a folder' })
  scanner: string;

  @Holds(
    'isDatabaseUrl',
    isDatabaseUrl,
    'DATABASE_URL 应为 postgres://用户:密码@主机:端口/库 / set DATABASE_URL to postgres://user:password@host:port/database',
  )
  databaseUrl: string;

  @IsInt(whole('DATABASE_POOL', 1, 200))
  @Min(1, whole('DATABASE_POOL', 1, 200))
  @Max(200, whole('DATABASE_POOL', 1, 200))
  databasePool: number;

  @Matches(/^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, {
    message: 'TEMPORAL_ADDRESS 应为 主机:端口 / set TEMPORAL_ADDRESS to host:port of the Temporal server',
  })
  temporalAddress: string;

  @Matches(/^[A-Za-z0-9._-]{1,64}$/, {
    message:
      'TEMPORAL_NAMESPACE 只能含字母、数字、“.”“_”“-” / set TEMPORAL_NAMESPACE to letters, digits, “.”, “_”, “-”',
  })
  temporalNamespace: string;

  /** Which build of the worker this is, for a roll-out with two beside each other (docs/operations.md); empty: none. */
  @Matches(/^[A-Za-z0-9_-]{0,60}$/, {
    message:
      'TONGBAN_WORKER_BUILD 只能含字母、数字、“_”“-” / set TONGBAN_WORKER_BUILD to letters, digits, “_”, “-”, at most 60',
  })
  workerBuild: string;

  @Matches(/^(?:[0-9a-fA-F:]+|[A-Za-z0-9._-]+)$/, {
    message: 'HOST 应为要监听的地址 / set HOST to the address to listen on',
  })
  host: string;

  @IsInt(whole('PORT', 0, 65_535))
  @Min(0, whole('PORT', 0, 65_535))
  @Max(65_535, whole('PORT', 0, 65_535))
  port: number;

  /** Of proxies before the API: only their X-Forwarded-For and -Proto are believed. Addresses or ranges. */
  @Holds(
    'areAddresses',
    isAddressOrRange,
    'TONGBAN_TRUSTED_PROXIES 应为以逗号分隔的地址或网段 / set TONGBAN_TRUSTED_PROXIES to addresses or ranges, with commas between them',
    { each: true },
  )
  trustedProxies: readonly string[];

  /** Networks of business systems that events may be sent to though they are not of the open network. */
  @Holds(
    'areAddresses',
    isAddressOrRange,
    'TONGBAN_WEBHOOK_NETWORKS 应为以逗号分隔的地址或网段 / set TONGBAN_WEBHOOK_NETWORKS to addresses or ranges, with commas between them',
    { each: true },
  )
  webhookNetworks: readonly string[];

  /** Whether events may go over http without TLS; for trials. */
  @IsBoolean({
    message: 'TONGBAN_WEBHOOK_PLAIN_HTTP 应为 true 或 false / set TONGBAN_WEBHOOK_PLAIN_HTTP to true or false',
  })
  webhookPlainHttp: boolean;

  /** Where the worker serves /metrics and /health; 0 takes a free port. */
  @IsInt(whole('TONGBAN_WORKER_METRICS_PORT', 0, 65_535))
  @Min(0, whole('TONGBAN_WORKER_METRICS_PORT', 0, 65_535))
  @Max(65_535, whole('TONGBAN_WORKER_METRICS_PORT', 0, 65_535))
  workerMetricsPort: number;

  /** Base64; signs access tokens. */
  @Holds(
    'isTokenSecret',
    isBase64OfAtLeast(32),
    'TONGBAN_TOKEN_SECRET 应为不少于 32 字节的 base64 / set TONGBAN_TOKEN_SECRET to at least 32 random bytes in base64 (openssl rand -base64 32)',
  )
  tokenSecret: string;

  /** Parsed by KeyRing of libs/crypto. */
  @Holds(
    'isKeyText',
    isKeyText,
    'TONGBAN_KEYS 应为 “k1:<base64 的 32 字节>[,k0:…]” / set TONGBAN_KEYS to “k1:<32 random bytes in base64>[,k0:…]”; the first one encrypts',
  )
  keys: string;

  @IsIn(LOG_LEVELS, {
    message: `LOG_LEVEL 应为 ${LOG_LEVELS.join('、')} 之一 / set LOG_LEVEL to one of ${LOG_LEVELS.join(', ')}`,
  })
  logLevel: (typeof LOG_LEVELS)[number];

  /** Where traces are sent (OTLP over HTTP); empty: no traces. This and the next three have OpenTelemetry's own names. */
  @Holds(
    'isCollector',
    isCollector,
    'OTEL_EXPORTER_OTLP_ENDPOINT 应为 http(s)://主机:端口 / set OTEL_EXPORTER_OTLP_ENDPOINT to http(s)://host:port, without a password',
  )
  tracesEndpoint: string;

  /** By which name this process is found among traces; empty: tongban-api, tongban-worker. */
  @Matches(/^[A-Za-z0-9._-]{0,100}$/, {
    message:
      'OTEL_SERVICE_NAME 只能含字母、数字、“.”“_”“-” / set OTEL_SERVICE_NAME to letters, digits, “.”, “_”, “-”, at most 100',
  })
  tracesService: string;

  @IsIn(SAMPLERS, {
    message: `OTEL_TRACES_SAMPLER 应为 ${SAMPLERS.join('、')} 之一 / set OTEL_TRACES_SAMPLER to one of ${SAMPLERS.join(', ')}`,
  })
  tracesSampler: (typeof SAMPLERS)[number];

  /** The share of traces that is kept, for the samplers by ratio. */
  @Min(0, { message: RATIO })
  @Max(1, { message: RATIO })
  tracesRatio: number;

  @IsInt(whole('TONGBAN_ATTACHMENT_MAX_BYTES', 1024, 104_857_600))
  @Min(1024, whole('TONGBAN_ATTACHMENT_MAX_BYTES', 1024, 104_857_600))
  @Max(104_857_600, whole('TONGBAN_ATTACHMENT_MAX_BYTES', 1024, 104_857_600))
  attachmentMaxBytes: number;

  @IsInt(whole('TONGBAN_TOKEN_TTL_SECONDS', 60, 86_400))
  @Min(60, whole('TONGBAN_TOKEN_TTL_SECONDS', 60, 86_400))
  @Max(86_400, whole('TONGBAN_TOKEN_TTL_SECONDS', 60, 86_400))
  tokenTtlSeconds: number;

  /** How long answers to commands are remembered after their case was archived, and what was tried for it. */
  @IsInt(whole('TONGBAN_REMEMBER_DAYS', 30, 3650))
  @Min(30, whole('TONGBAN_REMEMBER_DAYS', 30, 3650))
  @Max(3650, whole('TONGBAN_REMEMBER_DAYS', 30, 3650))
  rememberDays: number;

  /** A Config may end in a log line or an error: its secrets must not. */
  toJSON(): object {
    return { ...this, databaseUrl: '[hidden]', tokenSecret: '[hidden]', keys: '[hidden]' };
  }

  [inspect.custom](): object {
    return this.toJSON();
  }
}
