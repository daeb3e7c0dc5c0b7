import { expect, inject, it } from 'vitest';

it('whoever opens the printed address finds the reader of the API, all of it from this origin', async () => {
  const response = await fetch(`${inject('url')}/`);
  expect(response.status).toBe(200);
  expect(new URL(response.url).pathname).toBe('/api/docs');
  const page = await response.text();
  expect(page).toContain('Tongban 通办 API');
  expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).not.toContainEqual(
    expect.stringMatching(/^(https?:)?\/\//),
  );
});
