import { expect, inject, it } from 'vitest';
import { bearer, raw, tokenOf } from '../api/support/raw.js';

const policyOf = (headers: Headers): ReadonlyMap<string, string> =>
  new Map(
    headers
      .get('content-security-policy')!
      .split(';')
      .map((line) => line.trim().split(/ (.*)/s) as [string, string]),
  );

it.each(['/', '/work/todo', '/login'])(
  'the page at %s takes no script from elsewhere and stands in no frame',
  async (path) => {
    const { headers } = await fetch(inject('url') + path, { headers: { accept: 'text/html' } });
    const policy = policyOf(headers);
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('base-uri')).toMatch(/^'(self|none)'$/);
    expect(policy.get('script-src') ?? "'self'").not.toMatch(/unsafe|\*|http/);
    expect(policy.get('frame-ancestors')).toMatch(/^'(self|none)'$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

it('nothing of the API is kept by a browser or a proxy, and no other site may read it', async () => {
  const token = await tokenOf('supervisor');
  for (const path of ['/api/v1/cases', '/api/v1/cases/counts', '/api/v1/nothing']) {
    const { headers } = await raw(path, { headers: { ...bearer(token), origin: 'https://evil.example' } });
    expect(headers.get('cache-control'), path).toContain('no-store');
    expect(headers.get('access-control-allow-origin'), path).toBeNull();
  }
});
