import { expect, it } from 'vitest';
import { epochMs } from '#libs/domain/time/index.js';
import { cloudEvent } from './envelope.js';

it('an event tells what is published of it, and nothing else that hangs on the row it comes from', () => {
  const row = {
    caseNo: 'A',
    seq: 7,
    type: 'accepted',
    at: epochMs(Date.parse('2026-11-27T09:00:00+08:00')),
    stage: 'under_approval',
    itemCode: '1',
    departmentId: 'd',
    region: '410000',
    secret: 'sealed',
    url: 'https://receiver',
    failures: 3,
    trace: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };
  const { data } = JSON.parse(cloudEvent(row)) as { data: object };
  expect(data).toEqual({
    caseNo: 'A',
    seq: 7,
    type: 'accepted',
    stage: 'under_approval',
    itemCode: '1',
    departmentId: 'd',
    region: '410000',
    href: '/api/v1/cases/A',
  });
});
