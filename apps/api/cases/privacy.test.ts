import { describe, expect, it } from 'vitest';
import { STAGES } from '#libs/domain/case/stage.js';
import { type CaseScope, type Principal, type Role, ROLES } from '#libs/domain/identity/index.js';
import { maskedForm, seesPersonalData } from './privacy.js';

const scope = (change: Partial<CaseScope> = {}): CaseScope => ({
  caseNo: '1',
  ownerId: 'owner',
  departmentId: 'd',
  region: '441500',
  systemClients: [],
  simulated: false,
  stage: 'pre_review',
  readers: [],
  ...change,
});
const person = (windowId?: string): Principal => ({
  id: 'x',
  name: 'x',
  posts: [],
  ...(windowId !== undefined && { windowId }),
});
const sees = (roles: Role[], change: Partial<CaseScope> = {}, windowId?: string) =>
  seesPersonalData(person(windowId), roles, scope(change));

describe('personal data of a case', () => {
  it('is clear for those who work on it while it is open, and for nobody else', () => {
    const clear = ROLES.filter((role) => sees([role]));
    expect(clear).toEqual([
      'prereview',
      'acceptance',
      'handler',
      'reviewer',
      'approver',
      'issuer',
      'itemadmin',
      'system',
    ]);
  });

  it('is clear for its owner at every stage, and masked for its officers once it has ended', () => {
    for (const stage of STAGES)
      expect(seesPersonalData({ ...person(), id: 'owner' }, ['applicant'], scope({ stage }))).toBe(true);
    expect(sees(['handler'], { stage: 'completed' })).toBe(false);
  });

  it('is clear at the window that took it in or hands it out, and at any window a visit is waited for', () => {
    expect(sees(['window'], {}, 'W-1')).toBe(false);
    expect(sees(['window'], { intakeWindow: 'W-1' }, 'W-1')).toBe(true);
    expect(sees(['window'], { deliveryWindow: 'W-1' }, 'W-1')).toBe(true);
    expect(sees(['window'], { stage: 'awaiting_originals' }, 'W-2')).toBe(true);
    // Neither the officer nor the case has a window: that is no window in common.
    expect(sees(['window'], { intakeWindow: null })).toBe(false);
  });

  it('in a form is what the item marks, and what it does not know', () => {
    const field = (name: string, personal?: boolean) =>
      ({ name, label: name, type: 'text', required: false, ...(personal && { personal }) }) as const;
    expect(maskedForm({ project: 'A', address: 'B', other: 'C' }, [field('project'), field('address', true)])).toEqual({
      project: 'A',
      address: '******',
      other: '******',
    });
  });
});
