import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withRegionalDays, NATIONAL_CALENDAR, workingCalendar } from '../calendar/index.js';
import { type Clock, dueOf, isPaused, isRunning } from '../clock/index.js';
import type { CaseActor } from '../identity/index.js';
import { calendarDay, epochMs } from '../time/index.js';
import {
  CASE_COMMANDS,
  type CaseCommandName,
  type CaseState,
  type Command,
  decide,
  effectsOf,
  fold,
  isFinal,
  nextAlarm,
  type CaseEvent,
  type Facts,
  permit,
  rowOf,
  availableCommands,
  runningSpecial,
  settle,
  stageRow,
} from './index.js';
import { anApplication, anItem, at, atWindow, CASE_NO, frozen, PEOPLE, withFee } from './testing.js';
import { GOOD_BODIES } from './testing-commands.js';

/** Random walks over random items: legal and illegal commands by anybody, with time going on, and what must hold at every step. */
const people = Object.values(PEOPLE);
const calendars = [1, 2, 3].map((version) =>
  workingCalendar(
    withRegionalDays(
      NATIONAL_CALENDAR,
      'CN',
      [3, 4, 9, 10, 20].slice(0, 2 * version - 2).map((day) => ({
        day: calendarDay(`2026-03-${String(day).padStart(2, '0')}`),
        kind: 'off' as const,
        source: '通知',
      })),
      version,
    ),
  ),
);

const limit = fc.record({
  unit: fc.constantFrom('working_day' as const, 'calendar_day' as const, 'hour' as const),
  budget: fc.integer({ min: 1, max: 12 }),
});
const anyItem = fc
  .record({
    serviceMode: fc.constantFrom('original_pre_review', 'original_verification', 'fully_online'),
    promisedLimit: limit,
    legalLimit: limit,
    steps: fc.array(fc.option(limit, { nil: undefined }), { minLength: 1, maxLength: 3 }),
    fee: fc.boolean(),
    closeWithoutSupplement: fc.constantFrom('officer', 'automatic'),
    warningDays: fc.integer({ min: 1, max: 3 }),
    dayEndsAtMinute: fc.constantFrom(1440, 1440, 1050),
  })
  .map(({ serviceMode, promisedLimit, legalLimit, steps, fee, ...rules }) => {
    const own = anItem().steps.slice(0, steps.length);
    return anItem(
      {
        serviceMode,
        promisedLimit,
        legalLimit,
        steps: own.map(({ limit: _, ...step }, i) => ({ ...step, ...(steps[i] && { limit: steps[i] }) })),
        ...(fee && withFee),
      },
      rules,
    );
  });
const elsewhere = atWindow({
  intake: { region: '410100', windowId: 'W01' },
  materials: [
    { materialId: 'application', form: 'paper' },
    { materialId: 'identity', form: 'e_licence' },
  ],
  delivery: { method: 'window' },
});
const anyStart = fc.constantFrom<readonly [keyof typeof PEOPLE, Parameters<typeof anApplication>[0]]>(
  ['applicant', {}],
  ['applicant', { delivery: { method: 'mail' }, deliveryAddress: { name: '王', phone: '138', address: '路' } }],
  ['window', elsewhere],
  ['window', atWindow({ delivery: { method: 'window', windowId: 'W01' } })],
  ['itemadmin', { simulation: { startAt: at('2026-02-13 10:00'), rate: 3600 } }],
);

type Act =
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'alarm' }
  | { readonly kind: 'good' | 'wild'; readonly who: number; readonly command: number; readonly body: number };
const choice = { who: fc.nat(1000), command: fc.nat(1000), body: fc.nat(1000) };
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('good' as const), ...choice }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wild' as const), ...choice }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat(4 * 24 * 60) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'alarm' as const }) },
);

/** Every field of every body, of the right type and with nothing in it; and some ways to fill it wrongly. */
const EMPTY = {
  ...{
    opinion: '',
    reason: '',
    message: '',
    basis: '',
    legalBasis: '',
    result: '',
    source: '',
    status: '',
    toUser: '',
  },
  ...{ carrier: '', trackingNo: '', amount: '', receiptNo: '', paidAt: 0, workingDays: 0 },
  ...{ materialIds: [], materials: [], lines: [], users: [], changes: {}, inPerson: false },
  ...{ outcome: 'deny', kind: 'hearing', satisfaction: 'acceptable', calendar: { id: 'X', version: 9 } },
  notice: { content: '', servedOn: '2026-01-01' },
  item: anItem({ itemCode: 'another' }),
};
const WILD = [
  EMPTY,
  { ...EMPTY, opinion: ' ', reason: ' ', outcome: 'return', amount: '0.001', workingDays: -3, unmet: ['training'] },
  {
    ...EMPTY,
    materialIds: ['x'],
    lines: [{ materialId: 'application', requirement: '' }],
    changes: { 'form.area': 'x' },
  },
  { ...EMPTY, materials: [{ materialId: 'training', form: 'exempt' }], lines: [{ materialId: 'x', requirement: 'x' }] },
  {
    ...EMPTY,
    opinion: 'x',
    reason: 'x',
    workingDays: 1e9,
    amount: '1',
    paidAt: 9e15,
    deliveredAt: 9e15,
    inPerson: true,
  },
];

const EARLY_ENDS: readonly CaseCommandName[] = ['fail-pre-review', 'refuse-acceptance', 'withdraw', 'void'];

class Walk {
  now = at('2026-02-13 10:00');
  state: CaseState | undefined;
  readonly log: CaseEvent[] = [];
  readonly effectKeys = new Set<string>();
  private checked: readonly Clock[] = [];
  private version = 0;

  constructor(public item: ReturnType<typeof anItem>) {}

  get facts(): Facts {
    return { now: this.now, item: this.item, calendar: calendars[this.version]! };
  }

  keep(events: readonly CaseEvent[], state: CaseState): void {
    const before = this.state;
    for (const event of events) {
      expect(event.seq, 'numbered without a gap').toBe(this.log.length + 1);
      expect(event.at).toBe(this.now);
      expect(event.at).toBeGreaterThanOrEqual(this.log.at(-1)?.at ?? 0);
      this.log.push(frozen(event));
      for (const { key } of effectsOf(event, state, this.facts)) {
        if (this.effectKeys.has(key)) throw new Error(`Two effects have the key ${key}`);
        this.effectKeys.add(key);
      }
    }
    if (before) {
      if (isFinal(before.stage)) expect(state.stage, 'a final state stays final').toBe(before.stage);
      expect(state.cards.slice(0, before.cards.length), 'cards are append-only').toEqual(before.cards);
      expect(state.clocks.length).toBeGreaterThanOrEqual(before.clocks.length);
    }
    this.state = frozen(state);
  }

  ring(): void {
    const { state, events } = settle(this.state!, this.facts);
    this.keep(events, state);
    const next = nextAlarm(this.state!, this.facts);
    if (next) expect(next.at, 'what is due has rung').toBeGreaterThan(this.now);
  }

  act(act: Act): void {
    if (act.kind === 'wait') this.now = epochMs(this.now + act.minutes * 60_000);
    else if (act.kind === 'alarm') this.now = nextAlarm(this.state!, this.facts)?.at ?? this.now;
    else this.command(act);
    this.ring();
    this.check();
  }

  /** Who may do what now; commands that end a case early only now and then, so that most walks go far. */
  private allowed(early: boolean): { readonly by: readonly CaseActor[]; readonly name: CaseCommandName }[] {
    const may = new Map<CaseCommandName, CaseActor[]>();
    for (const actor of people) {
      for (const name of availableCommands(this.state!, actor, this.facts)) {
        if (early || !EARLY_ENDS.includes(name)) may.set(name, [...(may.get(name) ?? []), actor]);
      }
    }
    return [...may].map(([name, by]) => ({ name, by }));
  }

  private command({ kind, who, command, body }: Extract<Act, { kind: 'good' | 'wild' }>): void {
    const state = this.state!;
    const facts = this.facts;
    const allowed = kind === 'good' ? this.allowed(body % 8 === 0) : [];
    const good = allowed.length > 0;
    const { by, name } = good
      ? allowed[command % allowed.length]!
      : { by: people, name: CASE_COMMANDS[command % CASE_COMMANDS.length]! };
    const actor = by[who % by.length]!;
    if (name === 'retime' && good) this.version = Math.min(this.version + 1, calendars.length - 1);
    const listed = availableCommands(state, actor, facts).includes(name);
    expect(listed).toBe(typeof permit(state, name, actor, facts) === 'string');
    const bodies: readonly unknown[] = good ? GOOD_BODIES[name](state, this.facts) : WILD;
    const given = frozen({ name, actor, body: bodies[body % bodies.length] }) as unknown as Command;
    const decision = decide(state, given, this.facts);
    // The state travels as JSON between runs of the workflow: nothing may hang on what JSON does not carry.
    const again = decide(plain(state), plain(given), this.facts);
    if (JSON.stringify(again) !== JSON.stringify(decision)) expect(plain(again)).toEqual(plain(decision));
    if (!decision.ok) {
      if (good && name !== 'retime') throw new Error(`${name} was available and refused: ${decision.rejection.code}`);
      expect(decision.rejection.zh).not.toMatch(/[{}]/);
      expect(decision.rejection.en).not.toMatch(/[{}]|undefined/);
      return;
    }
    expect(listed, `${name} was not listed and yet done`).toBe(true);
    if (state.stage !== decision.state.stage) {
      expect(stageRow(state.stage).leaves[decision.state.stage]).toContain(name);
    }
    if (name === 'migrate-item-version') this.item = (given as Extract<Command, { name: typeof name }>).body.item;
    this.keep(decision.events, decision.state);
  }

  check(): void {
    const state = this.state!;
    const running = state.clocks.filter(isRunning);
    expect(new Set(running.map(({ kind }) => kind)).size, 'one clock of a kind').toBe(running.length);
    if (isFinal(state.stage)) expect(running.filter(({ kind }) => kind !== 'bad_rating_fix')).toEqual([]);
    const unseen = state.clocks.filter((clock) => !this.checked.includes(clock));
    this.checked = state.clocks;
    for (const clock of unseen) {
      let due: string | null = null;
      for (const [i, move] of clock.moves.entries()) {
        expect(move.rule === 'started', 'the first move starts, no other').toBe(i === 0);
        expect(move.from, 'each move begins where the last one ended').toBe(due);
        if (move.rule === 'paused') expect(move.to).toBeNull();
        if (move.rule === 'resumed') expect(move.from).toBeNull();
        expect(this.log[move.seq - 1]).toMatchObject({ seq: move.seq, at: move.at });
        due = move.to;
      }
      if (!isRunning(clock)) continue;
      expect(dueOf(clock, calendars[this.version]!)?.on ?? null, `${clock.id} is where its last move says`).toBe(due);
      if (['promise', 'legal', 'step'].includes(clock.kind)) {
        expect(isPaused(clock), 'paused by the special procedure alone').toBe(runningSpecial(state) !== undefined);
      }
    }
    const row = rowOf(state, this.facts);
    expect([row.stage, row.rev]).toEqual([state.stage, this.log.length]);
  }
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('random walks', () => {
  const seen = new Set<string>();
  it('hold what the spec promises at every step', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        anyItem,
        anyStart,
        fc.array(anyAct, { minLength: 5, maxLength: 60, size: 'max' }),
        (item, [who, application], acts) => {
          const walk = new Walk(frozen(item));
          const body = anApplication(application);
          const opened = decide(undefined, { name: 'submit', actor: PEOPLE[who], body }, walk.facts);
          if (!opened.ok) throw new Error(opened.rejection.en);
          walk.keep(opened.events, opened.state);
          for (const act of acts) walk.act(act);
          expect(fold(CASE_NO, walk.log), 'the log folds to the state').toEqual(walk.state);
          expect(fold(CASE_NO, plain(walk.log)), 'also as it comes back from the database').toEqual(walk.state);
          for (const { type } of walk.log) seen.add(type);
          seen.add(walk.state!.stage);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are no walks in a corner: they come across nearly every kind of event and stage', () => {
    expect(seen.size).toBeGreaterThan(40);
  });
});
