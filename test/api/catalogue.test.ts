import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, inject, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { raw } from './support/raw.js';

const anybody = ApiClient.anonymous(inject('url'));

describe('what is public', () => {
  it('the catalogue: items by page and by name, each with materials and steps', async () => {
    const first = await anybody.get<{ rows: { itemCode: string }[]; nextCursor: string }>('/api/v1/items?limit=2');
    const second = await anybody.get<{ rows: { itemCode: string }[] }>(
      `/api/v1/items?limit=100&cursor=${first.body.nextCursor}`,
    );
    const codes = [...first.body.rows, ...second.body.rows].map(({ itemCode }) => itemCode);
    expect(codes).toEqual([...new Set(codes)].sort());
    const found = await anybody.get<{ rows: { itemCode: string; name: string; star: number }[] }>(
      `/api/v1/items?q=${encodeURIComponent('防雷')}`,
    );
    expect(found.body.rows).toMatchObject([{ name: '防雷装置竣工验收', star: 5 }]);
    const { body } = await anybody.get<{ materials: { id: string; necessity: string }[]; steps: object[] }>(
      `/api/v1/items/${found.body.rows[0]!.itemCode}`,
    );
    expect(body.materials).toHaveLength(4);
    expect(body.steps.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('systemClient');
    expect(await anybody.get('/api/v1/items/none')).toMatchObject({ status: 404, body: { code: 'ITEM_NOT_FOUND' } });
  });

  it('the calendar: a due date with the reason of every day', async () => {
    const { body } = await anybody.get<{ due: string; provisional: boolean; ledger: { counted: boolean }[] }>(
      '/api/v1/calendars/CN/due?start=2026-02-13&days=2',
    );
    expect(body).toMatchObject({ due: '2026-02-24', provisional: false });
    expect(body.ledger).toHaveLength(11);
    expect(body.ledger.filter(({ counted }) => counted)).toHaveLength(2);
    expect((await anybody.get('/api/v1/calendars/CN/due?start=2026-12-30&days=5')).body).toMatchObject({
      provisional: true,
    });
    expect((await anybody.get('/api/v1/calendars/CN/due?start=2026-02-13&days=0')).body).toMatchObject({
      due: '2026-02-13',
      ledger: [],
    });
    for (const query of [
      'start=2026-02-30&days=1',
      'start=2026-02-13&days=-1',
      'start=2026-02-13&days=1001',
      'start=2026-02-13',
      'days=1',
      'start=1900-01-01&days=1',
    ])
      expect(await anybody.get(`/api/v1/calendars/CN/due?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_FAILED' },
      });
    expect(await anybody.get('/api/v1/calendars/XX/due?start=2026-02-13&days=1')).toMatchObject({
      status: 404,
      body: { code: 'CALENDAR_NOT_FOUND' },
    });
  });

  it('health and metrics, without a case number or a name in them', async () => {
    expect(await anybody.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await anybody.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', database: 'up', engine: 'up' },
    });
    const { body } = await raw<string>('/metrics');
    expect(body).toContain('tongban_http_request_seconds_bucket');
    expect(body).not.toMatch(/20\d{6}\d{4}"/);
  });

  it('the document and its reader, with nothing from elsewhere', async () => {
    const document = await raw<Record<string, unknown>>('/api/openapi.json');
    expect(document.body.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(document.body)).toMatchObject({ valid: true });
    const page = await raw<string>('/api/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//);
      expect((await raw(new URL(link, 'http://x/api/docs').pathname)).status).toBe(200);
    }
  });

  it('every answer: headers that keep a browser in bounds, no other origin let in, an id for the log', async () => {
    const { headers } = await raw('/health/live', {
      headers: { origin: 'https://example.org', 'x-request-id': 'from-the-gateway-1' },
    });
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-request-id')).toBe('from-the-gateway-1');
    const strange = await raw('/health/live', { headers: { 'x-request-id': 'a b\tc' } });
    expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
