/**
 * The parts in the order in which they are stopped (nobody asks for what has already gone): how each is asked to
 * stop, how long it may take before it is forced, and how long its start may take.
 */
export const kinds = {
  api: { title: 'API', stopSignal: 'SIGTERM', graceMs: 10_000, readyMs: 90_000 },
  worker: { title: 'Worker', stopSignal: 'SIGTERM', graceMs: 10_000, readyMs: 90_000 },
  temporal: { title: 'Temporal', stopSignal: 'SIGINT', graceMs: 10_000, readyMs: 90_000 },
  // SIGINT is PostgreSQL's fast shutdown; after a crash its start may have a long log to replay.
  postgres: { title: 'PostgreSQL', stopSignal: 'SIGINT', graceMs: 15_000, readyMs: 300_000 },
};
