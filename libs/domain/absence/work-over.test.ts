import { describe, expect, it } from 'vitest';
import { aCase } from '../case/testing.js';
import type { CaseActor } from '../identity/index.js';
import { cameBack, isStillWith } from './work-over.js';

const ENGINE: CaseActor = { id: 'engine', name: '系统', roles: ['engine'] };
const DEPUTY: CaseActor = { id: 'acceptance-2', name: '代理', roles: ['acceptance'] };
/** Claimed by the officer and gone over to her deputy, by its event 4. */
const goneOver = () =>
  aCase()
    .does('prereview', 'pass-pre-review', {})
    .does('acceptance', 'claim', {})
    .does(ENGINE, 'transfer', { toUser: DEPUTY.id, reason: '请假代理' });
const OVER = 4;
const isStill = ({ state, log }: ReturnType<typeof goneOver>) => isStillWith(DEPUTY.id, state.caseNo, log, OVER);

describe('work that went over to a deputy', () => {
  it('is still with the deputy who only looked at it', () => {
    expect(isStill(goneOver())).toBe(true);
    expect(isStill(goneOver().does(DEPUTY, 'annotate', { opinion: '已阅' }))).toBe(true);
  });

  it('is not when the deputy has done it, gave it away or set it free, though it may be back in those hands', () => {
    expect(isStill(goneOver().does(DEPUTY, 'accept', {}))).toBe(false);
    expect(isStill(goneOver().does(DEPUTY, 'transfer', { toUser: 'acceptance-3', reason: '专长' }))).toBe(false);
    expect(isStill(goneOver().does(DEPUTY, 'release', {}))).toBe(false);
    expect(isStill(goneOver().does(DEPUTY, 'release', {}).does(DEPUTY, 'claim', {}))).toBe(false);
    expect(isStill(goneOver().does('applicant', 'withdraw', { reason: '不办了' }))).toBe(false);
  });

  it('never went over where the event is another’s', () => {
    const { state, log } = goneOver();
    expect(isStillWith(DEPUTY.id, state.caseNo, log, OVER - 1)).toBe(false);
    const byLeader = aCase()
      .does('prereview', 'pass-pre-review', {})
      .does('acceptance', 'claim', {})
      .does('leader', 'transfer', { toUser: DEPUTY.id, reason: '轮岗' });
    expect(isStill(byLeader)).toBe(false);
  });

  it('tells by which event it came back', () => {
    const story = goneOver();
    expect(cameBack('acceptance', story.log, OVER)).toBeUndefined();
    story.does(ENGINE, 'transfer', { toUser: 'acceptance', reason: '请假代理结束' });
    expect(cameBack('acceptance', story.log, OVER)?.seq).toBe(5);
  });
});
