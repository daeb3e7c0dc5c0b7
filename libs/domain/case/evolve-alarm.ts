import type { AlarmKind } from '../clock/index.js';
import type { CaseEventOf } from './events.js';
import type { Card, CaseState } from './state.js';

type AlarmEvent = CaseEventOf<
  'warning-raised' | 'yellow-card-raised' | 'red-card-raised' | 'deemed-accepted' | 'supplement-date-passed'
>;

const LEVELS = { 'warning-raised': 'warning', 'yellow-card-raised': 'yellow', 'red-card-raised': 'red' } as const;

/** Marks the alarm as rung on its clock and keeps the card; card history is append-only (SUP). */
export function evolveAlarm(state: CaseState, event: AlarmEvent): CaseState {
  const { clockId } = event.data;
  const alarm: AlarmKind = 'alarm' in event.data ? event.data.alarm : 'limit';
  const clocks = state.clocks.map((clock) =>
    clock.id === clockId && !clock.raised.includes(alarm) ? { ...clock, raised: [...clock.raised, alarm] } : clock,
  );
  if (event.type === 'supplement-date-passed') {
    return {
      ...state,
      clocks,
      supplements: state.supplements.with(-1, { ...state.supplements.at(-1)!, datePassed: true }),
    };
  }
  if (event.type === 'deemed-accepted') return { ...state, clocks };
  const card: Card = {
    level: LEVELS[event.type],
    clockId,
    clockKind: event.data.clock,
    dueOn: event.data.dueOn,
    at: event.at,
    seq: event.seq,
  };
  return { ...state, clocks, cards: [...state.cards, card] };
}
