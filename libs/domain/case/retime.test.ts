import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../calendar/index.js';
import { calendarDay } from '../time/index.js';
import { aCase, anItem, at, type Story, type Telling } from './testing.js';

/** Accepted on Mon 2026-03-02: promise until 03-16, legal limit until 03-30. */
const approving = (telling: Telling = {}) => aCase('fully_online', telling).accepted();

describe('re-timing by a changed calendar', () => {
  const data = {
    id: 'CN',
    version: 2,
    years: [{ year: 2026, source: 'x', daysOff: ['2026-03-09', '2026-03-10'].map(calendarDay), workingDays: [] }],
  };
  const changed = workingCalendar(data);
  const body = { calendar: { id: 'CN', version: 2 }, source: '国办发明电〔2026〕1号' };
  const carryOut = (story: Story) => {
    story.former = story.calendar;
    story.calendar = changed;
    return story.does('engine', 'retime', body);
  };

  it('leaves old and new due date and the source on the case', () => {
    const story = carryOut(approving().on('2026-03-04'));
    expect(story.last('retimed').data).toMatchObject({
      source: '国办发明电〔2026〕1号',
      moves: [
        { clockId: 'promise:1', rule: 'retimed', from: '2026-03-16', to: '2026-03-18' },
        { clockId: 'legal:1', rule: 'retimed', from: '2026-03-30', to: '2026-04-01' },
      ],
    });
    expect(story.state.calendar).toEqual({ id: 'CN', version: 2 });
    expect(story.refuses('engine', 'retime', body), 'only once').toBe('NO_CHANGE');
  });

  it('needs a source and the calendar that is in force; only the engine does it', () => {
    const story = approving();
    expect(story.refuses('engine', 'retime', body)).toBe('NO_CHANGE');
    story.calendar = changed;
    expect(story.refuses('engine', 'retime', { ...body, source: ' ' })).toBe('TEXT_REQUIRED');
    expect(story.refuses('leader', 'retime', body)).toBe('FORBIDDEN');
    story.does('engine', 'retime', body);
  });

  it('what was due by the former calendar rings first', () => {
    const story = approving({ item: { promisedLimit: { unit: 'working_day', budget: 5 } } });
    story.now = at('2026-03-10 00:00');
    carryOut(story);
    expect(story.types.slice(-4)).toEqual(['warning-raised', 'yellow-card-raised', 'yellow-card-raised', 'retimed']);
    expect(story.cards).toEqual(['warning promise', 'yellow step', 'yellow promise']);
  });

  it('a limit that has rung may ring again for its new date', () => {
    const telling = { item: { promisedLimit: { unit: 'working_day' as const, budget: 4 } } };
    const story = carryOut(approving(telling).on('2026-03-06'));
    expect(story.due('promise'), 'Friday stays Friday').toBe('2026-03-06');
    const moved = carryOut(approving({ item: { promisedLimit: { unit: 'working_day', budget: 5 } } }).on('2026-03-09'));
    expect(moved.due('promise')).toBe('2026-03-11');
    expect(moved.on('2026-03-12').cards.filter((card) => card.endsWith('promise'))).toEqual([
      'warning promise',
      'warning promise',
      'yellow promise',
    ]);
  });

  it('moves the date of a supplement notice, too', () => {
    const story = aCase().does('prereview', 'request-supplement', {
      lines: [{ materialId: 'training', requirement: '补' }],
      replyWorkingDays: 5,
    });
    carryOut(story.on('2026-03-04'));
    expect(story.state.supplements.at(-1)).toMatchObject({ dueOn: '2026-03-11', datePassed: false });
    expect(story.on('2026-03-11').refuses('prereview', 'close-no-supplement', { opinion: '逾期' })).toBe(
      'SUPPLEMENT_NOT_DUE',
    );
    expect(story.on('2026-03-11 24:00').types.at(-1)).toBe('supplement-date-passed');
  });
});

describe('migration to another item version', () => {
  const migrate = (story: Story, own: Parameters<typeof anItem>[0]) => ({
    item: anItem({ ...story.item, version: 2, ...own }),
  });
  const steps = anItem().steps;

  it('keeps the step, wherever it stands in the new version', () => {
    const story = aCase().accepted().does('handler', 'decide-step', { outcome: 'approve' });
    const target = migrate(story, { steps: steps.slice(1) });
    story.does('engine', 'migrate-item-version', target);
    story.item = target.item;
    expect(story.state).toMatchObject({ item: { version: 2 }, stepIndex: 0 });
    expect(story.row).toMatchObject({ stepName: '审核', role: 'reviewer' });
    expect(story.due('promise'), 'the promise given stays').toBe('2026-03-16');
  });

  it.each([
    ['a version back', { version: 1 }],
    ['another item', { itemCode: '11410000MB28559184441013101299' }],
    ['a draft', { status: 'draft' as const }],
    ['a version without the present step', { steps: steps.slice(1) }],
  ])('not to %s', (_, own) => {
    const story = aCase().accepted();
    expect(story.refuses('engine', 'migrate-item-version', migrate(story, own))).toBe('ITEM_VERSION_UNFIT');
  });

  it('not away from the originals that the case is waiting for', () => {
    const story = aCase('original_pre_review').does('prereview', 'pass-pre-review', {});
    expect(story.refuses('engine', 'migrate-item-version', migrate(story, { serviceMode: 'fully_online' }))).toBe(
      'ITEM_VERSION_UNFIT',
    );
  });
});
