import {
  aheadOf,
  type AlarmKind,
  type Clock,
  CLOCK_RULES,
  clockRule,
  dueOf,
  isPaused,
  isRunning,
  lateAt,
  pastBy,
  warningAt,
} from '../clock/index.js';
import { dayOf, type EpochMs, epochMs } from '../time/index.js';
import type { CaseWarnings } from '../warning/index.js';
import { ratingEndsAt } from './availability.js';
import { approvalStart } from './decide/acceptance.js';
import { number } from './decide/number.js';
import type { CaseEvent, EventBody } from './events.js';
import type { Facts } from './facts.js';
import { isFinal } from './stage.js';
import type { CaseState } from './state.js';

/** The next instant at which the case must act by itself. */
export interface Alarm {
  readonly at: EpochMs;
  readonly alarm: AlarmKind | 'archive';
  /** Absent for `archive`. */
  readonly clockId?: string;
}

const ENGINE = { id: 'engine', name: '系统', role: 'engine' } as const;

/** When a clock warns: by its rule, or by the default of its item. */
function warnsAt(clock: Clock, warnings: CaseWarnings | undefined, { calendar, item }: Facts): EpochMs | null {
  const ruled = warnings?.[clock.kind]?.warning;
  if (ruled === undefined)
    return clockRule(clock.kind).warns ? warningAt(clock, calendar, item.rules.warningDays) : null;
  return ruled && aheadOf(clock, calendar, ruled);
}

/** When a clock that gave a yellow card gives a red one: by its rule, or by the default of its item. */
function reddensAt(clock: Clock, warnings: CaseWarnings | undefined, { calendar, item }: Facts): EpochMs | null {
  const ruled = warnings?.[clock.kind]?.late;
  if (ruled === undefined)
    return clockRule(clock.kind).late ? lateAt(clock, calendar, item.rules.redAfterPromiseDays) : null;
  return ruled && pastBy(clock, calendar, ruled);
}

function alarmsOf(clock: Clock, warnings: CaseWarnings | undefined, facts: Facts): Alarm[] {
  if (!isRunning(clock) || isPaused(clock)) return [];
  const rung = new Set(clock.raised);
  const due = dueOf(clock, facts.calendar);
  const planned: [AlarmKind, EpochMs | null | undefined][] = [
    ['warning', rung.has('limit') ? null : warnsAt(clock, warnings, facts)],
    ['limit', due?.at],
    ['late', reddensAt(clock, warnings, facts)],
  ];
  return planned.flatMap(([alarm, at]) =>
    at !== null && at !== undefined && !rung.has(alarm) ? [{ at, alarm, clockId: clock.id }] : [],
  );
}

/** A finished case is archived when it can no longer be rated and no bad rating waits for its repair. */
function archiveAlarm(state: CaseState, { item }: Facts): Alarm[] {
  if (!isFinal(state.stage) || state.archivedAt !== undefined || state.clocks.some(isRunning)) return [];
  return [{ at: epochMs(ratingEndsAt(state, item)), alarm: 'archive' }];
}

/** The earliest alarm that has not rung; undefined when the case waits for nobody any more. A function of the state alone. */
export function nextAlarm(state: CaseState, facts: Facts): Alarm | undefined {
  const alarms = [
    ...state.clocks.flatMap((clock) => alarmsOf(clock, state.warnings, facts)),
    ...archiveAlarm(state, facts),
  ];
  return alarms.reduce<Alarm | undefined>((first, alarm) => (first && first.at <= alarm.at ? first : alarm), undefined);
}

const REASONS: Record<AlarmKind, string> = { warning: '临近时限', limit: '超过时限', late: '严重超过时限' };

/** What an alarm makes happen. */
function ring(state: CaseState, { alarm, clockId }: Alarm, facts: Facts): EventBody[] {
  if (alarm === 'archive') return [{ type: 'archived', data: {} }];
  const clock = state.clocks.find(({ id }) => id === clockId)!;
  const dueOn = dueOf(clock, facts.calendar)!.on;
  const rule = CLOCK_RULES[clock.kind];
  const data = { clockId: clock.id, clock: clock.kind, dueOn, alarm, reason: `${rule.zh}:${REASONS[alarm]}` };
  if (alarm === 'warning') return [{ type: 'warning-raised', data }];
  if (alarm === 'late') return [{ type: 'red-card-raised', data }];
  switch (rule.limit) {
    case 'yellow':
      return [{ type: 'yellow-card-raised', data }];
    case 'red':
      return [{ type: 'red-card-raised', data }];
    case 'deemed_accepted': {
      // Not told in time: accepted from the day the materials were received (行政许可法 32(4)).
      const start = approvalStart(facts.item, facts.calendar, clock.startedAt, []);
      const receivedOn = dayOf(clock.startedAt);
      return [
        { type: 'deemed-accepted', data: { ...start, receivedOn, clockId: clock.id } },
        { type: 'red-card-raised', data },
      ];
    }
    case 'supplement_date_passed': {
      const passed: EventBody = { type: 'supplement-date-passed', data: { dueOn, clockId: clock.id } };
      if (facts.item.rules.closeWithoutSupplement === 'officer') return [passed];
      return [passed, { type: 'closed-no-supplement', data: { automatic: true } }];
    }
  }
}

/** Lets every alarm ring that is due by now, in the order of their instants. */
export function settle(
  state: CaseState,
  facts: Facts,
): { readonly state: CaseState; readonly events: readonly CaseEvent[] } {
  const events: CaseEvent[] = [];
  let present = state;
  for (;;) {
    const alarm = nextAlarm(present, facts);
    if (!alarm || alarm.at > facts.now) return { state: present, events };
    for (const body of ring(present, alarm, facts)) {
      const next = number(present, body, ENGINE, facts, present.caseNo);
      events.push(next.event);
      present = next.state;
    }
  }
}
