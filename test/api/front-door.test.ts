import { expect, inject, it } from 'vitest';

const outsideAddresses = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="([^"]+)"/g)].flatMap(([, address]) =>
    /^(https?:)?\/\//.test(address!) ? [address!] : [],
  );

it.each([
  ['the printed address', '/', '<div id="root">'],
  ['an address of the page', '/work/todo', '<div id="root">'],
  ['the reader of the API', '/api/docs', 'Tongban 通办 API'],
])('%s shows its page, all of it from this origin (NFR-02)', async (_name, path, content) => {
  const response = await fetch(`${inject('url')}${path}`, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  const page = await response.text();
  expect(page).toContain(content);
  expect(outsideAddresses(page)).toEqual([]);
});

it('the page’s files are compressed, and kept for ever by their hashed names; the page itself is asked for each time', async () => {
  const index = await fetch(inject('url'), { headers: { accept: 'text/html' } });
  expect(index.headers.get('cache-control')).toBe('no-cache');
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await index.text())![1]!;
  const file = await fetch(`${inject('url')}${script}`);
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect(file.headers.get('content-encoding')).toMatch(/br|gzip/);
});

it('an unknown address of the API is no page', async () => {
  const response = await fetch(`${inject('url')}/api/v1/nothing`, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

it('a page that people open cold names what it needs with its first answer, and all of it is there', async () => {
  const index = await fetch(`${inject('url')}/work/todo`, { headers: { accept: 'text/html' } });
  const files = [...index.headers.get('link')!.matchAll(/<([^>]+)>/g)].map(([, address]) => address!);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) expect((await fetch(`${inject('url')}${file}`)).status, file).toBe(200);
});
