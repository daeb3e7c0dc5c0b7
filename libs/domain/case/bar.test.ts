import { describe, expect, it } from 'vitest';
import type { Role } from '../identity/index.js';
import { availableCommands, nextCommand, STAGES, topActions } from './index.js';
import { byMail, denied, hearing, made, supplement } from './testing-stories.js';
import { aCase, type Story } from './testing.js';

function barOf(story: Story, role: Role) {
  const actor = { id: role, name: role, roles: [role], windowId: 'W01' };
  const available = availableCommands(story.state, actor, story.facts);
  const next = nextCommand(story.state, story.item, available, actor);
  return { next, top: topActions(available, next), available };
}

describe('the bar offers one person the next act, or nothing (SCR-08, SCR-09)', () => {
  it.each<[string, () => Story, Role, string | null, string[]]>([
    ['a case to pre-review', () => aCase(), 'prereview', 'pass-pre-review', ['request-supplement']],
    ['the same for who comes later', () => aCase(), 'acceptance', null, []],
    ['a supplement at the window', () => supplement(), 'window', 'submit-supplement', []],
    ['a supplement for its applicant', () => supplement(), 'applicant', 'submit-supplement', []],
    ['a step', () => aCase().accepted(), 'handler', 'decide-step', ['start-special-procedure']],
    [
      'the same for the approver, who may extend',
      () => aCase().accepted(),
      'approver',
      null,
      ['start-special-procedure', 'extend'],
    ],
    ['a special procedure', () => hearing(), 'handler', 'finish-special-procedure', []],
    ['a licence to make', () => aCase('fully_online').accepted().granted(), 'issuer', 'make-licence', []],
    ['an electronic result', () => made(), 'issuer', 'confirm-delivery', []],
    ['a result to post', () => made(byMail), 'issuer', 'dispatch', []],
    ['a decided case for its applicant', () => denied(aCase().accepted()), 'applicant', 'rate', []],
    ['a copy to read', () => aCase(), 'leader', 'annotate', []],
    ['a case to watch', () => aCase(), 'supervisor', null, ['urge']],
  ])('%s', (_name, story, role, next, top) => {
    const bar = barOf(story(), role);
    expect([bar.next, bar.top]).toEqual([next, top]);
  });

  it('never offers what may not be done, at any stage to any role', () => {
    const stories = [aCase(), supplement(), aCase().accepted(), hearing(), made(), denied(aCase().accepted())];
    expect(new Set(stories.map(({ state }) => state.stage)).size).toBeGreaterThan(4);
    expect(STAGES).toContain(stories[0]!.state.stage);
    for (const story of stories)
      for (const role of ['applicant', 'window', 'prereview', 'handler', 'approver', 'issuer', 'leader'] as const) {
        const { next, top, available } = barOf(story, role);
        for (const name of [...(next ? [next] : []), ...top]) expect(available).toContain(name);
      }
  });
});
