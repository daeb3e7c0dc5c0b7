import { describe, expect, inject, it, vi } from 'vitest';
import { Office } from '../support/office.js';

const office = new Office(inject('url'));
/** Two virtual days a second. */
const simulation = { startAt: '2026-02-13T09:00:00+08:00', rate: 2 * 86_400 };

describe('a simulated case (模拟办件) lives through weeks on the real engine', () => {
  it('meets warning, yellow, deemed acceptance and red by itself, each after its own date', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收', { simulation }, 'itemadmin');
    const admin = await office.as('itemadmin');
    const timeline = await vi.waitUntil(
      async () => {
        const events = await admin.timeline(caseNo);
        return events.some(({ type, data }) => type === 'red-card-raised' && data.clock === 'legal') && events;
      },
      { timeout: 60_000, interval: 500 },
    );
    const first = (type: string, clock?: string) =>
      timeline.find((event) => event.type === type && (!clock || event.data.clock === clock))!;
    expect(first('warning-raised', 'acceptance_local').at >= '2026-02-14').toBe(true);
    expect(first('yellow-card-raised', 'acceptance_local')).toMatchObject({ data: { dueOn: '2026-02-24' } });
    expect(first('yellow-card-raised', 'acceptance_local').at >= '2026-02-25').toBe(true);
    expect(first('deemed-accepted').at >= '2026-02-28').toBe(true);
    expect(first('deemed-accepted').data).toMatchObject({ receivedOn: '2026-02-13' });
    expect(first('red-card-raised', 'acceptance_legal')).toBeDefined();
    expect(first('red-card-raised', 'legal')).toMatchObject({ data: { dueOn: '2026-03-05' } });
    expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, n) => n + 1));
  });

  it('is shown to nobody but the item administrator and is counted nowhere', async () => {
    const { caseNo } = await office.open('防雷装置竣工验收', { simulation: { ...simulation, rate: 1 } }, 'itemadmin');
    for (const who of ['prereview', 'supervisor', 'applicant', 'auditor']) {
      const client = await office.as(who);
      expect((await client.get(`/api/v1/cases/${caseNo}`)).status).toBe(404);
      const list = await client.get<{ rows: { caseNo: string }[] }>('/api/v1/cases?queue=department&limit=100');
      expect(list.body.rows?.map((row) => row.caseNo) ?? []).not.toContain(caseNo);
    }
    const own = await (await office.as('itemadmin')).get<{ simulated: boolean }>(`/api/v1/cases/${caseNo}`);
    expect(own).toMatchObject({ status: 200, body: { simulated: true } });
  });
});
