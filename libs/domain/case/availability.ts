import { dueOf, isRunning, type Clock, type ClockKind } from '../clock/index.js';
import type { CaseActor, Role } from '../identity/index.js';
import { SERVICE_MODES, type ApprovalStep, type ItemVersion } from '../item/index.js';
import { dayOf, startOfDay, addDays } from '../time/index.js';
import type { CaseCommandName } from './commands.js';
import type { Facts } from './facts.js';
import { reject, type Rejection } from './rejections.js';
import { isFinal, STAGE_INFO, type Stage } from './stage.js';
import { stageRow } from './stage-table.js';
import type { CaseState, SpecialProcedure, SupplementRequest, Urge } from './state.js';

export const runningClock = (state: CaseState, kind: ClockKind): Clock | undefined =>
  state.clocks.findLast((clock) => clock.kind === kind && isRunning(clock));
export const runningSpecial = (state: CaseState): SpecialProcedure | undefined =>
  state.specials.find((special) => special.finishedAt === undefined);
export const openUrge = (state: CaseState): Urge | undefined => state.urges.find((urge) => urge.answer === undefined);
export const openSupplement = (state: CaseState): SupplementRequest | undefined =>
  state.stage === 'awaiting_supplement' ? state.supplements.at(-1) : undefined;
export const presentStep = (state: CaseState, item: ItemVersion): ApprovalStep | undefined =>
  state.stage === 'under_approval' ? item.steps[state.stepIndex] : undefined;

/** The role that acts next; null when nobody does. */
export function roleOnTurn(state: CaseState, item: ItemVersion): Role | null {
  const { role } = stageRow(state.stage);
  return role === 'step' ? (presentStep(state, item)?.role ?? null) : role;
}

/** Originals are checked before acceptance (3★) or before issue (4★); a case deemed accepted still owes them (LVL-03, 04). */
export const originalsOwed = (state: CaseState, item: ItemVersion): boolean =>
  !state.originalsChecked && SERVICE_MODES[item.serviceMode].originalsBefore !== 'never';
export const feeOwed = (state: CaseState, item: ItemVersion): boolean => item.fee !== undefined && !state.feePaid;

type Guard = (state: CaseState, facts: Facts, actor: CaseActor) => Rejection | undefined;
interface CommandRule {
  readonly stages: readonly Stage[] | 'open' | 'final' | 'any';
  /** `turn`: the role on turn at the stage. */
  readonly roles: readonly (Role | 'turn')[];
  readonly guard?: Guard;
  /** Officers' work on the case itself: when someone has claimed it, nobody else does it. */
  readonly work?: true;
}

const BEFORE_DECISION: readonly Stage[] = [
  'pre_review',
  'awaiting_supplement',
  'awaiting_originals',
  'awaiting_acceptance',
  'under_approval',
];
const OFFICERS: readonly Role[] = [
  'window',
  'prereview',
  'acceptance',
  'handler',
  'reviewer',
  'approver',
  'issuer',
  'leader',
];
const notNow: Guard = (state) => reject('COMMAND_NOT_AVAILABLE', { stage: STAGE_INFO[state.stage].zh });
const when =
  (holds: (state: CaseState, facts: Facts, actor: CaseActor) => boolean): Guard =>
  (state, facts, actor) =>
    holds(state, facts, actor) ? undefined : notNow(state, facts, actor);
const noSpecial: Guard = (state) => (runningSpecial(state) ? reject('SPECIAL_PROCEDURE_RUNNING') : undefined);
const firstOf =
  (...guards: Guard[]): Guard =>
  (state, facts, actor) => {
    for (const guard of guards) {
      const found = guard(state, facts, actor);
      if (found) return found;
    }
    return undefined;
  };

const beforeIssue: Guard = (state, { item }) => {
  if (originalsOwed(state, item)) return reject('ORIGINALS_NOT_CHECKED');
  return feeOwed(state, item) ? reject('FEE_NOT_PAID') : undefined;
};

/** RES-02: only the window that the applicant chose registers the issue; the home department's own issuer by default. */
const chosenWindow: Guard = (state, _facts, actor) => {
  const { windowId } = state.delivery;
  if (windowId === undefined || windowId === actor.windowId || actor.roles.includes('itemadmin')) return undefined;
  return reject('OTHER_WINDOW_CHOSEN', { windowId });
};

const supplementDatePassed: Guard = (state, { now, calendar }) => {
  const clock = runningClock(state, 'supplement_reply');
  const due = clock && dueOf(clock, calendar);
  return due && now < due.at ? reject('SUPPLEMENT_NOT_DUE', { dueOn: due.on }) : undefined;
};

const extensible: Guard = (state, { now, calendar }) => {
  if (state.extension) return reject('ALREADY_EXTENDED');
  const passed = (['promise', 'legal'] as const)
    .map((kind) => runningClock(state, kind))
    .map((clock) => clock && dueOf(clock, calendar))
    .find((due) => due && now >= due.at);
  return passed ? reject('EXTENSION_TOO_LATE', { dueOn: passed.on }) : undefined;
};

const rateable: Guard = (state, { now, item }) => {
  if (state.rating) return reject('ALREADY_RATED');
  return now >= ratingEndsAt(state, item) ? reject('RATING_WINDOW_CLOSED') : undefined;
};

/** Midnight after the last day on which a finished case may be rated; then it is archived. */
export const ratingEndsAt = (state: CaseState, item: ItemVersion): number =>
  state.closedAt === undefined
    ? Number.POSITIVE_INFINITY
    : startOfDay(addDays(dayOf(state.closedAt), item.rules.ratingWindowDays + 1));

/** Every command: at which stages, by which roles, under which condition. The only place that says so. */
export const COMMAND_RULES = {
  'pass-pre-review': { stages: ['pre_review'], roles: ['turn'], work: true },
  'fail-pre-review': { stages: ['pre_review'], roles: ['turn'], work: true },
  'request-supplement': { stages: ['pre_review', 'awaiting_acceptance'], roles: ['turn'], work: true },
  'submit-supplement': { stages: ['awaiting_supplement'], roles: ['applicant', 'window', 'kiosk'] },
  'check-originals': {
    stages: ['awaiting_originals', 'awaiting_issuance'],
    roles: ['window', 'issuer'],
    guard: when((state, { item }) => originalsOwed(state, item)),
  },
  accept: {
    stages: ['awaiting_acceptance'],
    roles: ['turn'],
    work: true,
    guard: (state, { item }) =>
      SERVICE_MODES[item.serviceMode].originalsBefore === 'acceptance' && !state.originalsChecked
        ? reject('ORIGINALS_NOT_CHECKED')
        : undefined,
  },
  'refuse-acceptance': { stages: ['awaiting_acceptance'], roles: ['turn'], work: true },
  'decide-step': {
    stages: ['under_approval'],
    roles: ['turn', 'system'],
    work: true,
    guard: firstOf(noSpecial, systemsOwnStep),
  },
  'start-special-procedure': {
    stages: ['under_approval'],
    roles: ['turn', 'handler', 'approver'],
    guard: firstOf(noSpecial, (_state, { item }) =>
      item.specialProcedure ? undefined : reject('SPECIAL_PROCEDURE_NOT_OFFERED'),
    ),
  },
  'finish-special-procedure': {
    stages: ['under_approval'],
    roles: ['turn', 'handler', 'approver'],
    guard: when((state) => runningSpecial(state) !== undefined),
  },
  extend: { stages: ['under_approval'], roles: ['approver'], guard: firstOf(noSpecial, extensible) },
  'record-fee': {
    stages: ['awaiting_issuance'],
    roles: ['window', 'issuer', 'system'],
    guard: when((state, { item }) => feeOwed(state, item)),
  },
  'make-licence': { stages: ['awaiting_issuance'], roles: ['turn'], work: true, guard: beforeIssue },
  dispatch: {
    stages: ['delivering'],
    roles: ['turn'],
    work: true,
    guard: when((state) => state.delivery.method === 'mail' && !state.dispatch),
  },
  'report-carrier': {
    stages: ['delivering'],
    roles: ['turn', 'system'],
    guard: when((state) => state.dispatch !== undefined),
  },
  'return-to-sender': {
    stages: ['delivering'],
    roles: ['turn', 'system'],
    guard: when((state) => state.dispatch !== undefined),
  },
  'confirm-delivery': {
    stages: ['delivering'],
    roles: ['turn', 'applicant', 'kiosk', 'system'],
    guard: when(({ delivery, dispatch }) =>
      delivery.method === 'mail' ? dispatch !== undefined : delivery.method !== 'window',
    ),
  },
  'hand-over': {
    stages: ['delivering'],
    roles: ['turn', 'window'],
    guard: firstOf(
      when((state) => state.delivery.method === 'window'),
      chosenWindow,
    ),
  },
  'post-materials': {
    stages: 'open',
    roles: ['window'],
    guard: when((state) => state.paper.needsPosting && state.paper.postedAt === undefined),
  },
  'receive-materials': {
    stages: 'open',
    roles: ['prereview', 'acceptance'],
    guard: when((state) => state.paper.postedAt !== undefined && state.paper.custody.length === 1),
  },
  withdraw: { stages: BEFORE_DECISION, roles: ['applicant', 'window', 'kiosk'] },
  'close-no-supplement': {
    stages: ['awaiting_supplement'],
    roles: ['prereview', 'acceptance', 'window'],
    guard: supplementDatePassed,
  },
  void: { stages: BEFORE_DECISION, roles: ['supervisor', 'leader'] },
  claim: {
    stages: 'open',
    roles: ['turn'],
    guard: when(
      (state, _facts, actor) =>
        state.assigneeId === undefined || (state.assigneeId !== actor.id && actor.roles.includes('itemadmin')),
    ),
  },
  release: {
    stages: 'open',
    roles: ['turn', 'supervisor', 'leader'],
    guard: when((state) => state.assigneeId !== undefined),
    work: true,
  },
  transfer: { stages: 'open', roles: ['turn', 'supervisor', 'leader'], work: true },
  delegate: { stages: 'open', roles: ['turn'], guard: when((state, _facts, actor) => state.assigneeId === actor.id) },
  urge: { stages: 'open', roles: ['supervisor'], guard: when((state) => openUrge(state) === undefined) },
  'answer-urge': { stages: 'open', roles: ['turn', 'leader'], guard: when((state) => openUrge(state) !== undefined) },
  'copy-to': { stages: 'any', roles: [...OFFICERS, 'supervisor'] },
  annotate: { stages: 'any', roles: [...OFFICERS, 'supervisor'] },
  'correct-data': { stages: ['pre_review', 'awaiting_acceptance', 'under_approval'], roles: ['turn'], work: true },
  rate: { stages: 'final', roles: ['applicant'], guard: rateable },
  'fix-rating': {
    stages: 'final',
    roles: ['leader', 'supervisor'],
    guard: when((state) => runningClock(state, 'bad_rating_fix') !== undefined),
  },
  retime: { stages: 'any', roles: ['engine'] },
  'migrate-item-version': { stages: 'open', roles: ['engine'] },
} as const satisfies Record<CaseCommandName, CommandRule>;

export const CASE_COMMANDS = Object.keys(COMMAND_RULES) as CaseCommandName[];

/** A business system decides only the steps bound to it by the item version. */
function systemsOwnStep(state: CaseState, { item, now: _now }: Facts, actor: CaseActor): Rejection | undefined {
  if (actor.roles.some((role) => role !== 'system')) return undefined;
  return presentStep(state, item)?.systemClient === actor.id
    ? undefined
    : reject('FORBIDDEN', { role: roleOnTurn(state, item) ?? '-' });
}

const stageFits = ({ stages }: CommandRule, stage: Stage): boolean => {
  if (stages === 'any') return true;
  if (stages === 'open') return !isFinal(stage);
  return stages === 'final' ? isFinal(stage) : stages.includes(stage);
};

/** The role in which `actor` may give the command, whatever the stage's own conditions say. */
function actingRole(rule: CommandRule, state: CaseState, facts: Facts, actor: CaseActor): Role | undefined {
  const turn = roleOnTurn(state, facts.item);
  const allowed = rule.roles.map((role) => (role === 'turn' ? turn : role));
  // A simulated case is driven by the item administrator through every role; engine commands stay the engine's.
  if (actor.roles.includes('itemadmin') && !rule.roles.includes('engine')) {
    return allowed.find((role): role is Role => role !== null) ?? 'itemadmin';
  }
  return actor.roles.find((role) => allowed.includes(role));
}

const FREE_OF_CLAIMS: readonly Role[] = ['itemadmin', 'supervisor', 'leader', 'system', 'engine'];

/** Whether `actor` may give `name` now: the role to act in, or the rejection that says why not. */
export function permit(state: CaseState, name: CaseCommandName, actor: CaseActor, facts: Facts): Role | Rejection {
  const rule: CommandRule = COMMAND_RULES[name];
  if (!stageFits(rule, state.stage)) return reject('COMMAND_NOT_AVAILABLE', { stage: STAGE_INFO[state.stage].zh });
  const role = actingRole(rule, state, facts, actor);
  if (!role)
    return reject('FORBIDDEN', {
      role: rule.roles.map((r) => (r === 'turn' ? roleOnTurn(state, facts.item) : r)).join('/'),
    });
  const claimedByAnother = rule.work && state.assigneeId !== undefined && state.assigneeId !== actor.id;
  if (claimedByAnother && !actor.roles.some((held) => FREE_OF_CLAIMS.includes(held))) {
    return reject('ASSIGNED_TO_ANOTHER', { assignee: state.assigneeId });
  }
  return rule.guard?.(state, facts, actor) ?? role;
}

/** The commands `actor` may give now: the same answer for the API, the page's buttons and the workflow's validator. */
export function availableCommands(state: CaseState, actor: CaseActor, facts: Facts): CaseCommandName[] {
  return CASE_COMMANDS.filter((name) => typeof permit(state, name, actor, facts) === 'string');
}
