import { afterAll, describe, expect, inject, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { endLines, lineOf, watch } from './support/lines.js';

const url = inject('url');
const office = new Office(url);
afterAll(endLines);

describe('whoever watches', () => {
  it('learns within two seconds what a colleague did, and the new counts; another department learns nothing', async () => {
    const colleague = await watch('prereview');
    const stranger = await watch('other-handler');
    const before = colleague.passed.at(-1)!.data.todo as number;
    const { caseNo } = await office.open('防雷装置竣工验收');
    const openedAt = Date.now();
    const opened = await colleague.next(({ event, data }) => event === 'changed' && data.caseNo === caseNo);
    expect(opened.data).toMatchObject({ stage: 'pre_review', rev: 1, seq: 1, type: 'case-submitted' });
    const counted = await colleague.next(({ event }) => event === 'counts');
    expect(counted.data.todo).toBeGreaterThan(before);
    expect(Date.now() - openedAt).toBeLessThan(2_000);

    await office.give(caseNo, 'pass-pre-review');
    const passed = await colleague.next(({ event, data }) => event === 'changed' && data.caseNo === caseNo);
    expect(passed.data).toMatchObject({ stage: 'awaiting_acceptance', by: '陈预审' });
    expect(stranger.passed.filter(({ data }) => data.caseNo === caseNo)).toEqual([]);
  });

  it('is not told without a sign-in', async () => {
    expect((await ApiClient.anonymous(url).get('/api/v1/cases/stream')).status).toBe(401);
  });

  it('may not open lines without end', async () => {
    const { cookie } = await watch('leader');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await lineOf(cookie)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(11);
    expect(statuses.at(-1)).toBe(429);
  });
});
