import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Keys whose values are never written, wherever in a log line they stand. */
const HIDDEN_KEYS = new Set(
  [
    ...['name', 'idNo', 'phone', 'mobile', 'address', 'legalRepresentative', 'contactName', 'applicant', 'agent'],
    ...['applicantName', 'applicantIdNo', 'receiver', 'deliveryAddress', 'personal', 'form', 'params', 'opinion'],
    ...['password', 'queryPassword', 'secret', 'clientSecret', 'token', 'accessToken', 'authorization', 'cookie'],
    ...['setCookie', 'apiKey', 'databaseUrl', 'keys', 'tokenSecret'],
  ].map(folded),
);
const MAX_DEPTH = 8;
const MAX_ENTRIES = 200;

/** Spelling of a key without case, hyphens and underscores: `access_token`, `accessToken` and `ACCESS-TOKEN` are one. */
function folded(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/**
 * Copy of a value that may be logged. Pino's own redaction needs every path spelled out; a forgotten one leaks, so keys
 * are hidden at any depth instead. Errors keep type, code, message and stack, and nothing that hangs on them.
 */
function scrubbed(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  if (value instanceof Error) return errorFields(value, depth);
  if (depth >= MAX_DEPTH) return '[deep]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((entry) => scrubbed(entry, depth + 1));
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return scrubbed((value as { toJSON(): unknown }).toJSON(), depth + 1);
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_ENTRIES)
      .map(([key, entry]) => [key, HIDDEN_KEYS.has(folded(key)) ? '[hidden]' : scrubbed(entry, depth + 1)]),
  );
}

function errorFields(error: Error, depth: number): Record<string, unknown> {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: withoutNumbers(error.message),
    ...(typeof code === 'string' && { code }),
    ...(error.stack && { stack: withoutNumbers(error.stack) }),
    ...(cause !== undefined && depth < MAX_DEPTH && { cause: scrubbed(cause, depth + 1) }),
  };
}

/** A database or validation error may quote the value at fault: ID card and mobile numbers are blotted out of texts. */
const withoutNumbers = (text: string): string =>
  text.replace(/(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![\dA-Za-z])/g, '[number]');

interface LoggerOptions {
  readonly level: string;
  /** Which program writes: api, worker … */
  readonly service: string;
  /** Of the trace that the line belongs to, where there is one. */
  readonly traceId?: () => string | undefined;
  /** Where lines go; standard output when left out. */
  readonly destination?: DestinationStream;
}

/** Pino takes an error's message as the line's own when none is given; it has to be blotted as well. */
function withSafeTexts(args: readonly unknown[]): unknown[] {
  const [first, second, ...rest] = args;
  const error = first instanceof Error ? first : (first as { err?: unknown } | null | undefined)?.err;
  const message = second ?? (typeof first === 'object' && error instanceof Error ? error.message : undefined);
  const all = message === undefined ? [first] : [first, message, ...rest];
  return all.map((arg) => (typeof arg === 'string' ? withoutNumbers(arg) : arg));
}

/** JSON lines with time (RFC 3339), level, service, and what `child({ requestId })` adds. No personal data, no secrets. */
export function createLogger({ level, service, traceId, destination }: LoggerOptions): Logger {
  const logger = pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      ...(traceId && { mixin: () => ({ traceId: traceId() }) }),
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => scrubbed(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, withSafeTexts(args) as typeof args);
        },
      },
      // Errors go through `formatters.log` like everything else; pino's serializer would copy all their fields.
      serializers: { err: (value: unknown) => value },
    },
    destination,
  );
  // Pino formats the lines' fields but not those a child is born with. Children inherit this method.
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the logger it is invoked on
  const bear = logger.child;
  logger.child = function child(this: Logger, bindings, options) {
    return bear.call(this, scrubbed(bindings) as typeof bindings, options);
  } as typeof logger.child;
  return logger;
}
