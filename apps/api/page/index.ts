import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readAhead } from './ahead.js';

/** dist/web beside this file's dist/apps/api/page; run from the sources there is none, and no page. */
const FOLDER = fileURLToPath(new URL('../../../web', import.meta.url));
/** Addresses that are never the page's. */
const NOT_PAGE = /^\/(api|health|metrics|assets)(\/|$)/;

/**
 * The web page on the API's own origin: its files, compressed beforehand, and index.html for every address of the
 * page's own. Answers false where no page has been built.
 */
export async function servePage(server: FastifyInstance): Promise<boolean> {
  if (!existsSync(path.join(FOLDER, 'index.html'))) return false;
  await server.register(fastifyStatic, {
    root: FOLDER,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.br', '**/*.gz', '**/manifest.json', '**/ahead.json'],
    setHeaders: (reply, file) => {
      const isHashed = path.relative(FOLDER, file).startsWith(`assets${path.sep}`);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const linksFor = readAhead(path.join(FOLDER, 'ahead.json'));
  server.addHook('onRequest', async (request, reply) => {
    if (!isNavigation(request)) return;
    const links = linksFor(request.url);
    if (links) reply.header('link', links);
    return reply.sendFile('index.html');
  });
  return true;
}

/** A browser that opens an address of the page, and no script that asks for data. */
function isNavigation({ method, url, headers }: FastifyRequest): boolean {
  const [address = '/'] = url.split('?', 1);
  return (
    (method === 'GET' || method === 'HEAD') &&
    (address === '/' || (headers.accept ?? '').includes('text/html')) &&
    !NOT_PAGE.test(address) &&
    !path.posix.extname(address)
  );
}
