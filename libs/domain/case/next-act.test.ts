import { describe, expect, it } from 'vitest';
import { calendarDay } from '../time/index.js';
import { nextAct } from './index.js';
import { aCase, type Story } from './testing.js';

const act = (story: Story) => nextAct(story.state, story.item).zh;

describe('the bar says what the case allows next (SCR-08)', () => {
  it('originals and fee before the licence of a 4★ case', () => {
    const story = aCase('original_verification', {
      item: { fee: { amount: '80.00', basis: '发改价格规〔2016〕2559号' } },
    });
    story.accepted().granted();
    expect(act(story)).toBe('请核验原件');
    story.does('window', 'check-originals', { materialIds: story.item.materials.map(({ id }) => id) });
    expect(act(story)).toBe('请收取费用并登记');
  });

  it('the result of a special procedure before the step', () => {
    const story = aCase().accepted();
    expect(act(story)).toBe('请办理“承办”环节');
    story.does('handler', 'start-special-procedure', {
      kind: 'hearing',
      basis: '行政许可法 46',
      notice: { content: '听证', servedOn: calendarDay('2026-03-02') },
      workingDays: 5,
    });
    expect(act(story)).toBe('特别程序进行中,请登记其结果');
  });
});
