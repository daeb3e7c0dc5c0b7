import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger, createMetrics, NO_TRACING } from '#libs/observability/index.js';
import { createServer, type ServerOptions } from './server.js';

const opened: FastifyInstance[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** The product's own server with two doors. */
async function serverWith(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  const logger = createLogger({ level: 'silent', service: 'test' });
  const adapter = await createServer({
    logger,
    metrics: createMetrics('test'),
    tracing: NO_TRACING,
    maxUploadBytes: 1024,
    ...options,
  });
  const server = adapter.getInstance<FastifyInstance>();
  server.get('/api/v1/who', ({ ip, protocol }) => ({ ip, protocol }));
  server.post('/api/v1/say', ({ body }) => ({ body }));
  opened.push(server);
  return server;
}

describe('what a proxy says of the caller', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
  const asked = async (trustedProxies: string[], remoteAddress: string) =>
    (await serverWith({ trustedProxies })).inject({ url: '/api/v1/who', headers: forwarded, remoteAddress });

  it('is believed of nobody when none is named', async () => {
    const answer = await asked([], '10.0.0.7');
    expect(answer.json()).toEqual({ ip: '10.0.0.7', protocol: 'http' });
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });

  it('is believed of the named one, whose callers by TLS are told to stay with it', async () => {
    const answer = await asked(['10.0.0.0/24'], '10.0.0.7');
    expect(answer.json()).toEqual({ ip: '203.0.113.7', protocol: 'https' });
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('is not believed of another', async () => {
    expect((await asked(['10.0.0.0/24'], '10.0.1.7')).json()).toEqual({ ip: '10.0.1.7', protocol: 'http' });
  });

  it('what the caller wrote before the proxy did is not believed either', async () => {
    const server = await serverWith({ trustedProxies: ['10.0.0.7'] });
    const headers = { 'x-forwarded-for': '192.0.2.1, 203.0.113.7' };
    const { ip } = (await server.inject({ url: '/api/v1/who', headers, remoteAddress: '10.0.0.7' })).json<{
      ip: string;
    }>();
    expect(ip).toBe('203.0.113.7');
  });
});

describe('a sender who takes too long', () => {
  const patience = { headersMs: 300, requestMs: 900, everyMs: 50 };
  const line = async (): Promise<Socket> => {
    const server = await serverWith({ patience });
    await server.listen({ port: 0, host: '127.0.0.1' });
    return connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  };
  const drip = async (socket: Socket, first: string): Promise<string> => {
    const dripping = setInterval(() => socket.writable && socket.write('a'), 50);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(first);
    return text(socket).finally(() => clearInterval(dripping));
  };

  it.each([
    ['headers', 'GET /api/v1/who HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'the body',
      'POST /api/v1/say HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n"',
    ],
  ])('over %s is told so and cut off', async (_, first) => {
    const answer = await drip(await line(), first);
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\ncontent-type: application\/problem\+json/);
    expect(answer).toContain('"code":"REQUEST_TOO_SLOW"');
  });

  it('a whole request in time is answered', async () => {
    const socket = await line();
    await once(socket, 'connect');
    socket.write('GET /api/v1/who HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200/);
  });
});
