import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the worker tells of itself over HTTP; it serves nothing else. */
export interface SideDoor {
  /** With the port that was taken. */
  readonly url: string;
  close(): Promise<void>;
}
export interface SideDoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly scrape: () => Promise<string>;
  /** Each part by name, true when it is well. */
  readonly health: () => Promise<Readonly<Record<string, boolean>>>;
}

/** `/metrics`, `/health/live` (the process runs) and `/health/ready` (503 while a part is not well). */
export async function openSideDoor({ host, port, scrape, health }: SideDoorOptions): Promise<SideDoor> {
  const routes: Readonly<Record<string, (response: ServerResponse) => void | Promise<void>>> = {
    '/metrics': async (response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8').end(await scrape());
    },
    '/health/live': (response) => json(response, 200, { status: 'ok' }),
    '/health/ready': async (response) => {
      const parts = await health();
      const isReady = Object.values(parts).every(Boolean);
      const told = Object.entries(parts).map(([name, well]) => [name, well ? 'up' : 'away']);
      json(response, isReady ? 200 : 503, {
        status: isReady ? 'ready' : 'unavailable',
        ...(Object.fromEntries(told) as object),
      });
    },
  };
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes[request.url ?? ''] : undefined;
    if (!route) return void response.writeHead(404).end();
    void Promise.resolve(route(response)).catch(() => response.writeHead(500).end());
  });
  await listening(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const json = (response: ServerResponse, status: number, body: object): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
}
