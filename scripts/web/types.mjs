// Types of the page's API client, out of the OpenAPI document that the API itself serves. Needs dist/. The file is
// made anew whenever the document differs, and never kept in git, so that it cannot go stale.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(root, 'apps/web/src/api/schema.ts');

/** Writes apps/web/src/api/schema.ts; answers whether it changed. */
export async function writeTypes() {
  const { offlineApp } = await import('../../dist/test/api/support/offline-app.js');
  const { openApiDocument } = await import('../../dist/apps/api/openapi/document.js');
  const app = await offlineApp();
  const document = JSON.parse(JSON.stringify(openApiDocument(app)));
  await app.close();
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const text = `// Generated from the OpenAPI document by scripts/web/types.mjs.\n${astToString(await openapiTS(document))}`;
  if ((await readFile(target, 'utf8').catch(() => '')) === text) return false;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await writeTypes()) ? 'Wrote apps/web/src/api/schema.ts' : 'apps/web/src/api/schema.ts is up to date');
}
