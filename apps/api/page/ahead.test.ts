import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readAhead } from './ahead.js';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'tongban-ahead-')), 'ahead.json');
writeFileSync(
  file,
  JSON.stringify([
    { path: '/work/$queue', links: ['</assets/list.js>; rel=modulepreload'] },
    {
      path: '/items/$itemCode',
      links: ['</api/v1/items/$itemCode>; rel=preload', '</assets/guide.js>; rel=modulepreload'],
    },
  ]),
);
const linksFor = readAhead(file);

it.each([
  ['/work/todo?sort=due', '</assets/list.js>; rel=modulepreload'],
  ['/items/1144-A_1', '</api/v1/items/1144-A_1>; rel=preload, </assets/guide.js>; rel=modulepreload'],
  // Another page, and what is no plain word: nothing of an address gets into the header that could end it or add to it.
  ['/', undefined],
  ['/items', undefined],
  ['/items/a/b', undefined],
  ['/items/', undefined],
  ['/items/a>;rel=x', undefined],
  ['/items/%0d%0aset-cookie', undefined],
])('%s → %s', (address, header) => {
  expect(linksFor(address)).toBe(header);
});
