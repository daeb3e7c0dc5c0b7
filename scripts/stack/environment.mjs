import path from 'node:path';

/**
 * The environment that all our processes share (libs/config reads it), but for the two addresses that are known
 * only when database and engine are up. Of the caller's own variables only ours count: a HOST or DATABASE_URL
 * that some shell exports for another program must not lead this stack astray.
 */
export function stackEnvironment({ home, port, secrets, outer, extra }) {
  const mode = outer.TONGBAN_MODE || 'development';
  return {
    NODE_ENV: mode,
    TONGBAN_MODE: mode,
    TONGBAN_HOME: home,
    TONGBAN_FILES: outer.TONGBAN_FILES || path.join(home, 'attachments'),
    TONGBAN_SCANNER: outer.TONGBAN_SCANNER || path.join(home, 'scanner'),
    TEMPORAL_NAMESPACE: outer.TEMPORAL_NAMESPACE || 'default',
    HOST: '127.0.0.1',
    PORT: String(port),
    // Workers side by side must not want the same one.
    TONGBAN_WORKER_METRICS_PORT: '0',
    TONGBAN_TOKEN_SECRET: outer.TONGBAN_TOKEN_SECRET || secrets.tokenSecret,
    TONGBAN_KEYS: outer.TONGBAN_KEYS || secrets.keys,
    LOG_LEVEL: outer.LOG_LEVEL || 'info',
    // So that a receiver on this machine can be tried out (`npm run receive-events`).
    ...(mode === 'development' && {
      TONGBAN_WEBHOOK_NETWORKS: outer.TONGBAN_WEBHOOK_NETWORKS || '127.0.0.0/8',
      TONGBAN_WEBHOOK_PLAIN_HTTP: outer.TONGBAN_WEBHOOK_PLAIN_HTTP || 'true',
    }),
    ...extra,
  };
}
