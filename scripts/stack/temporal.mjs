import path from 'node:path';
import { connect } from 'node:net';
import { until } from '../setup/process.mjs';

/** What operators filter workflows by; no personal data (workflow code sets them). */
const searchAttributes = {
  TongbanStage: 'Keyword',
  TongbanItem: 'Keyword',
  TongbanDepartment: 'Keyword',
  TongbanDue: 'Datetime',
};

/** What `createPart` needs to run Temporal's development server at `port()`. */
export function temporalPlan({ binary, home, port, durable }) {
  return async () => {
    const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port())];
    args.push('--db-filename', path.join(home, 'temporal.db'));
    // WAL with NORMAL loses nothing when a process dies, and is as fast as memory.
    args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', `synchronous=${durable ? 'NORMAL' : 'OFF'}`);
    for (const [name, type] of Object.entries(searchAttributes)) args.push('--search-attribute', `${name}=${type}`);
    // Fewer collections of a small heap: 5–8 % less work for some tens of megabytes, within a bound.
    const { GOGC = '400', GOMEMLIMIT = '384MiB' } = process.env;
    const env = { ...process.env, GOGC, GOMEMLIMIT, TEMPORAL_CLI_DISABLE_UPDATE_CHECK: '1' };
    return { command: binary, args, env, cwd: home, ready: (_child, text) => text(/^Temporal Server:/m) };
  };
}

/** Answers when something listens at `address` (host:port) within the time. */
export async function waitForServer(address, withinMs) {
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  if (!port) throw new Error(`TEMPORAL_ADDRESS must be host:port, not "${address}".`);
  if (!(await until(() => answers(host, Number(port)), withinMs, 200))) {
    throw new Error(`No Temporal server answers at TEMPORAL_ADDRESS=${address}.`);
  }
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port, timeout: 1000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/** A server that is already there may lack our search attributes; workflows would get stuck on them. */
export async function ensureSearchAttributes(address, namespace) {
  const { Connection } = await import('@temporalio/client');
  const { default: proto } = await import('@temporalio/proto');
  const types = proto.temporal.api.enums.v1.IndexedValueType;
  const byName = { Keyword: types.INDEXED_VALUE_TYPE_KEYWORD, Datetime: types.INDEXED_VALUE_TYPE_DATETIME };
  const connection = await Connection.connect({ address });
  try {
    const known = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.entries(searchAttributes).filter(([name]) => !(name in (known.customAttributes ?? {})));
    if (missing.length === 0) return;
    const wanted = Object.fromEntries(missing.map(([name, type]) => [name, byName[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: wanted });
  } finally {
    await connection.close();
  }
}
