import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { addPeople } from './support/people.js';

const office = new Office(inject('url'));
const anonymous = ApiClient.anonymous(inject('url'));

interface ItemRow {
  readonly itemCode: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
  readonly handlingForms: readonly string[];
}
interface Page {
  readonly rows: readonly ItemRow[];
  readonly nextCursor: string | null;
  readonly detail?: string;
}

describe('windows of an item', () => {
  it('are the general ones of its whole region tree and its department’s own, the own region first', async () => {
    const { itemCode } = await office.item('食品经营许可');
    const { status, body } = await anonymous.get<{ rows: { id: string }[] }>(`/api/v1/items/${itemCode}/windows`);
    expect(status).toBe(200);
    expect(body.rows).toEqual([
      {
        id: 'W-410727-01',
        name: '全省通办窗口 01',
        hallName: '封丘县政务服务中心',
        region: '410727',
        regionName: '封丘县',
        kind: 'general',
      },
      expect.objectContaining({ id: 'W-410727-11', kind: 'issuing' }),
      expect.objectContaining({ id: 'W-410000-01', regionName: '河南省', kind: 'general' }),
    ]);
    expect((await anonymous.get('/api/v1/items/1/windows')).status).toBe(404);
  });

  it('each may be chosen for the collection of a result', async () => {
    const { itemCode } = await office.item('防雷装置竣工验收');
    const { body } = await anonymous.get<{ rows: { id: string }[] }>(`/api/v1/items/${itemCode}/windows`);
    expect(body.rows.length).toBeGreaterThan(1);
    for (const { id } of body.rows)
      await office.open('防雷装置竣工验收', { delivery: { method: 'window', windowId: id } });
  });
});

describe('代收代办事项 (APP-12, 13)', () => {
  const listed = async (query = '', who = 'window') =>
    (await office.as(who)).get<Page>(`/api/v1/intake/items?${query}`);
  beforeAll(() =>
    addPeople([
      { username: 'no-window', name: '无窗口', posts: [{ role: 'window', region: '441500' }] },
      {
        username: 'county-window',
        name: '县窗口',
        posts: [{ role: 'window', region: '410727' }],
        windowId: 'W-410727-01',
      },
    ]),
  );

  it('are the items of other regions that may be handled at a window', async () => {
    const all = (await anonymous.get<Page>('/api/v1/items?limit=100')).body.rows;
    const expected = (region: string) =>
      all
        .filter((item) => item.region !== region && item.handlingForms.includes('window'))
        .map(({ itemCode }) => itemCode);
    const { body } = await listed();
    expect(body.rows.map(({ itemCode }) => itemCode)).toEqual(expected('441500'));
    expect(body.rows.find(({ region }) => region === '410727')?.regionName).toBe('封丘县');
    const county = (await listed('', 'county-window')).body.rows;
    expect(county.map(({ itemCode }) => itemCode)).toEqual(expected('410727'));
    expect(county.map(({ regionName }) => regionName)).toContain('河南省');
  });

  it('are found by a part of the name, page by page', async () => {
    expect((await listed(`q=${encodeURIComponent('经营许可')}`)).body.rows.map(({ name }) => name)).toEqual([
      '食品经营许可(新办)',
    ]);
    expect((await listed(`q=${encodeURIComponent('没有这个')}`)).body).toEqual({ rows: [], nextCursor: null });
    const first = (await listed('limit=1')).body;
    const second = (await listed(`limit=1&cursor=${first.nextCursor}`)).body;
    const all = (await listed()).body.rows.map(({ itemCode }) => itemCode);
    expect([...first.rows, ...second.rows].map(({ itemCode }) => itemCode)).toEqual(all.slice(0, 2));
  });

  it('each can be taken in there', async () => {
    for (const { name } of (await listed()).body.rows) await office.open(name, { channel: 'window' }, 'window');
  });

  it('a window officer without a window is told so', async () => {
    expect(await listed('', 'no-window')).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN', detail: expect.stringContaining('没有绑定窗口') as string },
    });
  });
});
