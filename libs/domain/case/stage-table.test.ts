import { describe, expect, it } from 'vitest';
import type { ServiceMode } from '../item/index.js';
import {
  availableCommands,
  type CaseCommandName,
  COMMAND_RULES,
  type CaseState,
  decide,
  type Facts,
  isFinal,
  nextAlarm,
  type Command,
  type CommandBodies,
  settle,
  type Stage,
  STAGE_TABLE,
  stageRow,
  STAGES,
} from './index.js';
import { aCase, anItem, PEOPLE, withFee } from './testing.js';
import { GOOD_BODIES } from './testing-commands.js';

const ways = STAGES.flatMap((from) =>
  (Object.keys(stageRow(from).leaves) as Stage[]).flatMap((to) =>
    stageRow(from).leaves[to]!.map((by) => ({ from, to, by })),
  ),
);
const reachable = (start: Stage): Set<Stage> => {
  const found = new Set<Stage>([start]);
  for (const stage of found) for (const to of Object.keys(stageRow(stage).leaves) as Stage[]) found.add(to);
  return found;
};

describe('the stage table', () => {
  it('reaches every stage from pre-review', () => {
    expect([...reachable('pre_review')].sort()).toEqual([...STAGES].sort());
  });

  it.each(STAGES.filter((stage) => !isFinal(stage)))('%s is no dead end, and somebody is on turn there', (stage) => {
    expect([...reachable(stage)].some(isFinal)).toBe(true);
    expect(STAGE_TABLE[stage].role).not.toBeNull();
  });

  it.each(STAGES.filter(isFinal))('%s is final: no way out, nobody on turn', (stage) => {
    expect(STAGE_TABLE[stage]).toMatchObject({ leaves: {}, role: null });
  });

  it.each(ways.filter(({ by }) => by !== 'engine'))(
    '$from → $to by $by: the command’s rule allows that stage',
    ({ from, by }) => {
      const { stages } = COMMAND_RULES[by as CaseCommandName];
      expect(stages === 'open' || (stages as readonly string[]).includes(from)).toBe(true);
    },
  );
});

/** Everything that can happen to a small case: each permitted command with each good body, and each alarm. */
function explore(mode: ServiceMode, close: 'officer' | 'automatic'): Set<string> {
  const story = aCase(mode, {
    item: { ...withFee, steps: anItem().steps.slice(0, 1) },
    rules: { closeWithoutSupplement: close },
    application: { delivery: { method: mode === 'fully_online' ? 'electronic' : 'window' } },
  });
  const seen = new Set<string>();
  const ways = new Set<string>();
  const standing = ({ stage, originalsChecked, feePaid, supplements }: CaseState) =>
    [stage, originalsChecked, feePaid, supplements.at(-1)?.from, supplements.at(-1)?.datePassed].join();
  const todo: { state: CaseState; facts: Facts }[] = [{ state: story.state, facts: story.facts }];
  const goOn = (from: CaseState, to: CaseState, by: string, facts: Facts) => {
    if (from.stage !== to.stage) ways.add(`${from.stage} → ${to.stage} by ${by}`);
    todo.push({ state: to, facts });
  };
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { state, facts } = next;
    if (seen.has(standing(state))) continue;
    seen.add(standing(state));
    for (const actor of Object.values(PEOPLE)) {
      for (const name of availableCommands(state, actor, facts)) {
        for (const body of GOOD_BODIES[name](state, facts)) {
          const decision = decide(state, { name, actor, body: body as CommandBodies[typeof name] } as Command, facts);
          if (decision.ok) goOn(state, decision.state, name, facts);
          else if (name !== 'retime') throw new Error(`${name} at ${state.stage}: ${decision.rejection.code}`);
        }
      }
    }
    let later = state;
    for (let alarm = nextAlarm(later, facts); alarm; alarm = nextAlarm(later, { ...facts, now: alarm.at })) {
      const then = { ...facts, now: alarm.at };
      const rung = settle(later, then).state;
      goOn(later, rung, 'engine', then);
      later = rung;
    }
  }
  return ways;
}

describe('the table and the decider say the same', () => {
  it('what is named happens, and nothing else', () => {
    const happened = new Set<string>();
    for (const mode of ['original_pre_review', 'original_verification', 'fully_online'] as const) {
      for (const close of ['officer', 'automatic'] as const) explore(mode, close).forEach((way) => happened.add(way));
    }
    expect([...happened].sort()).toEqual(ways.map(({ from, to, by }) => `${from} → ${to} by ${by}`).sort());
  });
});
