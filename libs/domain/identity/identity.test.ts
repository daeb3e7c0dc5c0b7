import { describe, expect, it } from 'vitest';
import { availableCommands } from '../case/index.js';
import { aCase } from '../case/testing.js';
import { type CaseScope, type Principal, rolesOnCase } from './index.js';

const scope: CaseScope = {
  caseNo: '1',
  ownerId: 'applicant',
  departmentId: 'D1',
  region: '441521',
  systemClients: ['biz'],
  simulated: false,
  stage: 'under_approval',
  readers: ['reader'],
};
const person = (id: string, ...posts: Principal['posts']): Principal => ({ id, name: id, posts });

describe('who may know of a case, and as what', () => {
  it.each<[string, Principal, string[]]>([
    ['its owner', person('applicant', { role: 'applicant' }), ['applicant']],
    ['another applicant', person('other', { role: 'applicant' }), []],
    ['an officer of its department', person('a', { role: 'handler', departmentId: 'D1' }), ['handler']],
    ['an officer of another one', person('b', { role: 'handler', departmentId: 'D2' }), []],
    ['the supervisor of the wider region', person('c', { role: 'supervisor', region: '441500' }), ['supervisor']],
    ['the supervisor of another region', person('d', { role: 'supervisor', region: '410000' }), []],
    ['the bound business system', person('biz', { role: 'system' }), ['system']],
    ['another business system', person('other-biz', { role: 'system' }), []],
    ['the administrator', person('e', { role: 'admin' }), []],
    ['somebody it was copied to', person('reader', { role: 'handler', departmentId: 'D2' }), ['reader']],
  ])('%s', (_, who, roles) => expect(rolesOnCase(who, scope)).toEqual(roles));

  it('a reader (抄送) may annotate and nothing else: being told of a case gives no power over it', () => {
    const story = aCase('fully_online');
    const reader = { id: 'reader', name: 'reader', roles: ['reader' as const] };
    expect(availableCommands(story.state, reader, story.facts)).toEqual(['annotate']);
  });
});
