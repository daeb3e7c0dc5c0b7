import type { CaseActor, Role } from '../identity/index.js';
import { CASE_COMMANDS, COMMAND_RULES, type CommandRule } from './command-rules.js';
import type { CaseCommandName } from './commands.js';
import type { Facts } from './facts.js';
import { reject, type Rejection } from './rejections.js';
import { roleNames } from './role-names.js';
import { isFinal, STAGE_INFO, type Stage } from './stage.js';
import { roleOnTurn } from './standing.js';
import type { CaseState } from './state.js';

export { CASE_COMMANDS, COMMAND_RULES } from './command-rules.js';
export * from './standing.js';

const stageFits = ({ stages }: CommandRule, stage: Stage): boolean => {
  if (stages === 'any') return true;
  if (stages === 'open') return !isFinal(stage);
  return stages === 'final' ? isFinal(stage) : stages.includes(stage);
};

const isEngineOnly = ({ roles }: CommandRule): boolean => roles.every((role) => role === 'engine');

/** The role in which `actor` may give the command, whatever the stage's own conditions say. */
function actingRole(rule: CommandRule, state: CaseState, facts: Facts, actor: CaseActor): Role | undefined {
  const turn = roleOnTurn(state, facts.item);
  const allowed = rule.roles.map((role) => (role === 'turn' ? turn : role));
  // A simulated case is driven by the item administrator through every role; engine commands stay the engine's.
  if (state.simulation && actor.roles.includes('itemadmin') && !isEngineOnly(rule)) {
    return allowed.find((role): role is Role => role !== null) ?? 'itemadmin';
  }
  return actor.roles.find((role) => allowed.includes(role));
}

const FREE_OF_CLAIMS: readonly Role[] = ['itemadmin', 'supervisor', 'leader', 'system', 'engine'];

/** Whether `actor` may give `name` now: the role to act in, or the rejection that says why not. */
export function permit(state: CaseState, name: CaseCommandName, actor: CaseActor, facts: Facts): Role | Rejection {
  const rule: CommandRule = COMMAND_RULES[name];
  if (!stageFits(rule, state.stage)) return reject('COMMAND_NOT_AVAILABLE', { stage: STAGE_INFO[state.stage] });
  const role = actingRole(rule, state, facts, actor);
  if (!role) {
    // Nobody can ask the engine, unless the command is its alone.
    const asked = rule.roles.filter((one) => one !== 'engine' || isEngineOnly(rule));
    return reject('FORBIDDEN', {
      role: roleNames(asked.flatMap((one) => (one === 'turn' ? (roleOnTurn(state, facts.item) ?? []) : one))),
    });
  }
  const claimedByAnother = rule.work && state.assigneeId !== undefined && state.assigneeId !== actor.id;
  if (claimedByAnother && !actor.roles.some((held) => FREE_OF_CLAIMS.includes(held))) {
    return reject('ASSIGNED_TO_ANOTHER', { assignee: state.assigneeId });
  }
  return rule.guard?.(state, facts, actor) ?? role;
}

/** The commands `actor` may give now: the same answer for the API, the page's buttons and the workflow's validator. */
export function availableCommands(state: CaseState, actor: CaseActor, facts: Facts): CaseCommandName[] {
  // Most commands fall out by stage or role; a sentence that says why is written only for who asks for one of them.
  return CASE_COMMANDS.filter((name) => {
    const rule: CommandRule = COMMAND_RULES[name];
    if (!stageFits(rule, state.stage) || !actingRole(rule, state, facts, actor)) return false;
    return typeof permit(state, name, actor, facts) === 'string';
  });
}
