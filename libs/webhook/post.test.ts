import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from './post.js';

const HERE = { networks: ['127.0.0.0/8', '::1'], plainHttp: true };
const said: { path: string; body: string; type: string | undefined }[] = [];
const ANSWERS: Record<string, RequestListener> = {
  '/good': (_, answer) => answer.writeHead(204).end(),
  '/busy': (_, answer) => answer.writeHead(429, { 'retry-after': '7' }).end(),
  '/for-ever': (_, answer) => answer.writeHead(503, { 'retry-after': '999999999' }).end(),
  '/tomorrow': (_, answer) => answer.writeHead(503, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }).end(),
  '/elsewhere': (_, answer) => answer.writeHead(302, { location: '/good' }).end(),
  '/cut': (request) => request.socket.destroy(),
  '/silent': () => undefined,
  '/endless': (_, answer) => {
    answer.writeHead(200);
    const more = () => answer.destroyed || answer.write('x'.repeat(65_536), () => setImmediate(more));
    more();
  },
};

describe('posting to a receiver', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, answer) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        said.push({ path: request.url!, body, type: request.headers['content-type'] });
        ANSWERS[request.url!]!(request, answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const send = (path: string, egress = HERE, host = url) =>
    post(`${host}${path}`, '{"a":"事"}', { 'webhook-id': '1' }, { egress, patienceMs: 500 });

  it('gives the body and answers the status, with the wait that was asked for', async () => {
    expect(await send('/good')).toEqual({ status: 204 });
    expect(said.at(-1)).toEqual({
      path: '/good',
      body: '{"a":"事"}',
      type: 'application/cloudevents+json; charset=utf-8',
    });
    expect(await send('/busy')).toEqual({ status: 429, retryAfter: 7 });
    expect(await send('/for-ever')).toEqual({ status: 503, retryAfter: 86_400 });
    expect(await send('/tomorrow')).toEqual({ status: 503 });
  });

  it('follows no redirect', async () => {
    const before = said.length;
    expect(await send('/elsewhere')).toEqual({ status: 302 });
    expect(said.slice(before).map(({ path }) => path)).toEqual(['/elsewhere']);
  });

  it('ends what does not end', async () => {
    expect(await send('/endless')).toEqual({ status: 200 });
    await expect(send('/silent')).rejects.toMatchObject({ code: 'RECEIVER_TIMEOUT' });
    await expect(send('/cut')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('connects to no forbidden address, whatever name leads there', async () => {
    const before = said.length;
    const strict = { networks: [], plainHttp: true };
    await expect(send('/good', strict)).rejects.toMatchObject({ code: 'ADDRESS_FORBIDDEN' });
    const byName = url.replace('127.0.0.1', 'localhost');
    await expect(send('/good', strict, byName)).rejects.toMatchObject({ code: 'ADDRESS_FORBIDDEN' });
    expect(said).toHaveLength(before);
    expect(await send('/good', HERE, byName)).toEqual({ status: 204 });
  });
});
