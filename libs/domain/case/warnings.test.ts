import { describe, expect, it } from 'vitest';
import type { CaseWarnings } from '../warning/index.js';
import { aCase, type Story } from './testing.js';

/** Accepted on Mon 2026-03-02: promise until 03-16 (10 working days), legal limit until 03-30. */
const approving = (warnings?: CaseWarnings): Story =>
  aCase('fully_online', warnings && { application: { warnings } }).accepted();
const cardsOf = (story: Story, clock: string) => story.cards.filter((card) => card.endsWith(` ${clock}`));
/** Day by day through March: on which day each card came. */
function marchOf(story: Story): Record<string, string> {
  const came: Record<string, string> = {};
  for (let n = 3; n <= 29; n++) {
    const day = `2026-03-${String(n).padStart(2, '0')}`;
    for (const card of story.on(day).cards) came[card] ??= day;
  }
  return came;
}

describe('a case warns by the rules that it was opened with', () => {
  it('three working days ahead instead of one; red two days past the promise instead of five', () => {
    const story = approving({
      promise: { warning: { unit: 'working_day', value: 3 }, late: { unit: 'working_day', value: 2 } },
    });
    expect(marchOf(story)).toMatchObject({
      'warning promise': '2026-03-11',
      'yellow promise': '2026-03-17',
      'red promise': '2026-03-18',
    });
  });

  it('never, where a rule says so; and a clock that does not warn by default, where a rule says when', () => {
    const story = approving({
      promise: { warning: null, late: null },
      legal: { warning: { unit: 'percent', value: 50 } },
    });
    expect(marchOf(story)['warning legal']).toBe('2026-03-16');
    expect(cardsOf(story, 'promise')).toEqual(['yellow promise']);
  });
});

describe('a case that nobody took up', () => {
  const warnings: CaseWarnings = { take_up: { limit: { unit: 'hour', value: 4 } } };

  it('gets a yellow card when its time is over', () => {
    const story = aCase('fully_online', { application: { warnings } });
    const opened = story.now;
    story.now = (opened + 4 * 3_600_000) as typeof opened;
    expect(cardsOf(story.on('2026-03-03'), 'take_up')).toEqual(['yellow take_up']);
  });

  it.each([
    ['claimed', (story: Story) => story.does('prereview', 'claim', {})],
    ['answered', (story: Story) => story.does('prereview', 'pass-pre-review', {})],
  ])('is taken up when it is %s', (_, act) => {
    const story = aCase('fully_online', { application: { warnings } });
    act(story);
    expect(cardsOf(story.on('2026-03-03'), 'take_up')).toEqual([]);
  });

  it('without a rule no such clock runs', () =>
    expect(aCase().state.clocks.map(({ kind }) => kind)).not.toContain('take_up'));
});

describe('changed rules', () => {
  const earlier: CaseWarnings = { promise: { warning: { unit: 'working_day', value: 5 } } };

  it('hold from now on; what lies behind by them rings at once, and the document is on record', () => {
    const story = approving().on('2026-03-10');
    expect(cardsOf(story, 'promise')).toEqual([]);
    story.does('engine', 'change-warnings', { warnings: earlier, source: '预警规则(2026)1号' });
    expect(story.last('warnings-changed').data).toMatchObject({ warnings: earlier, source: '预警规则(2026)1号' });
    expect(cardsOf(story.on('2026-03-10'), 'promise')).toEqual(['warning promise']);
    expect(story.refuses('engine', 'change-warnings', { warnings: earlier, source: 'x' })).toBe('NO_CHANGE');
    expect(story.refuses('engine', 'change-warnings', { warnings: null, source: ' ' })).toBe('TEXT_REQUIRED');
    expect(story.refuses('leader', 'change-warnings', { warnings: null, source: 'x' })).toBe('FORBIDDEN');
  });

  it('a card that was raised stays, whatever is ruled later', () => {
    const story = approving(earlier).on('2026-03-10');
    story.does('engine', 'change-warnings', { warnings: null, source: '预警规则(2026)2号' });
    expect(story.state.warnings).toBeUndefined();
    expect(cardsOf(story.on('2026-03-11'), 'promise')).toEqual(['warning promise']);
  });

  it('the time to take a case up counts from its beginning', () => {
    const story = aCase().on('2026-03-03');
    const limit = { unit: 'working_day', value: 1 } as const;
    story.does('engine', 'change-warnings', { warnings: { take_up: { limit } }, source: '1号' });
    expect(story.due('take_up')).toBe('2026-03-03');
    const two = { ...limit, value: 2 };
    story.does('engine', 'change-warnings', { warnings: { take_up: { limit: two } }, source: '2号' });
    expect(story.due('take_up')).toBe('2026-03-04');
    expect(story.state.clocks.filter(({ kind }) => kind === 'take_up').map(({ id }) => id)).toEqual([
      'take_up:1',
      'take_up:2',
    ]);
  });
});
