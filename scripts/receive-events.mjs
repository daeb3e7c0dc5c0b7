// `npm run receive-events`: plays the receiver of the business system `biz-construction`: subscribes at a running stack
// (TONGBAN_URL, default http://127.0.0.1:3000), checks the signature of every event and prints it; Ctrl-C deletes the
// subscription. docs/integration.md has the same check in other words.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { URLSearchParams } from 'node:url';

const url = process.env.TONGBAN_URL || 'http://127.0.0.1:3000';
const client = process.argv[2] ?? 'biz-construction';
const TOLERANCE_SECONDS = 300;
let secret;

/** Whether the body came from whom the secret is shared with, and just now (Standard Webhooks). */
function isProved({ headers }, body) {
  const [id, seconds, given = ''] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((h) => headers[h]);
  if (!(Math.abs(Date.now() / 1000 - Number(seconds)) < TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`);
  return given.split(' ').some((one) => one.length === wanted.length && timingSafeEqual(Buffer.from(one), wanted));
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString();
    const good = isProved(request, body);
    response.writeHead(good ? 204 : 401).end();
    if (!good) return console.log('✗ a body without a right signature was refused');
    const { type, subject = '', time, data } = JSON.parse(body);
    console.log(`✓ ${time} ${type} ${subject} ${data.stage ?? ''}`);
  });
});

async function call(method, path, { body, token, ...headers }) {
  const response = await fetch(url + path, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}`, 'content-type': 'application/json' }), ...headers },
    body,
  });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${answer?.detail ?? JSON.stringify(answer)}`);
  return answer;
}

await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { access_token: token } = await call('POST', '/api/v1/auth/token', {
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: process.env.TONGBAN_CLIENT_SECRET || 'Tongban#2026',
  }),
});
const made = await call('POST', '/api/v1/integration/subscriptions', {
  token,
  'idempotency-key': randomUUID(),
  body: JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/` }),
});
secret = made.secret;
console.log(`Subscribed as ${client} (${made.id}); events of its cases follow. Ctrl-C ends.`);
const path = `/api/v1/integration/subscriptions/${made.id}`;
await call('POST', `${path}/test`, { token, 'idempotency-key': randomUUID() });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    await call('DELETE', path, { token });
    server.close();
    server.closeAllConnections();
  });
