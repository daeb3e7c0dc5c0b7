import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { BY_HAND } from './by-hand.js';

// Case files by hand: `GET /{caseNo}` answers what the database says, and nothing else is done with it.
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const server = createServer((request, response) => {
  const values = [decodeURIComponent(request.url!.slice(1))];
  Promise.all(BY_HAND.map((text, i) => pool.query({ name: `by-hand-${i}`, text, values }))).then(
    (found) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(found.map(({ rows }) => rows as unknown)));
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
