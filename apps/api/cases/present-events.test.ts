import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '#libs/domain/case/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { timelineEvent, withInstants } from './present-events.js';

const at = 1_800_000_000_000 as EpochMs;

describe('an event on its way out', () => {
  it('has every instant as a time in Beijing, and leaves counts and versions alone', () => {
    const told = withInstants({
      at,
      from: at,
      stageSince: at,
      simulation: { startAt: at, rate: 86_400 },
      pauses: [{ from: at, to: at, seq: 3 }],
      version: { from: 1, to: 2 },
      moves: [{ from: null, to: '2026-02-24' }],
      budget: 20,
    });
    const time = '2027-01-15T16:00:00.000+08:00';
    expect(told).toEqual({
      at: time,
      from: time,
      stageSince: time,
      simulation: { startAt: time, rate: 86_400 },
      pauses: [{ from: time, to: time, seq: 3 }],
      version: { from: 1, to: 2 },
      moves: [{ from: null, to: '2026-02-24' }],
      budget: 20,
    });
  });

  it('shows what is personal in clear only to whom it may be', () => {
    const event: CaseEvent = {
      seq: 9,
      type: 'handed-over',
      at,
      actor: { id: 'issuer', name: '周发证', role: 'issuer' },
      data: { inPerson: false },
      personal: { receiver: { name: '钱代领', idType: 'id_card', idNo: '11010519491231002X' } },
    };
    const clear = timelineEvent({ event, hash: 'h' }, true, []);
    const masked = timelineEvent({ event, hash: 'h' }, false, []);
    expect(clear.data).toMatchObject({ inPerson: false, receiver: { name: '钱代领', idNo: '11010519491231002X' } });
    expect(masked.data).toMatchObject({ inPerson: false, receiver: { name: '钱**', idNo: '110***********002X' } });
    expect(masked.actor.name).toBe('周发证');
  });

  it('hides the applicant’s own name, and what a correction changed', () => {
    const event: CaseEvent = {
      seq: 2,
      type: 'data-corrected',
      at,
      actor: { id: 'u1', name: '张晓明', role: 'applicant' },
      data: { fields: ['applicant.phone'], reason: '号码变更' },
      personal: { before: { 'applicant.phone': '13800138000' }, changes: { 'applicant.phone': '13800138001' } },
    };
    const masked = timelineEvent({ event, hash: 'h' }, false, []);
    expect(masked.actor.name).toBe('张**');
    expect(JSON.stringify(masked)).not.toContain('1380013');
    expect(masked.data).toEqual({ fields: ['applicant.phone'], reason: '号码变更' });
  });
});
