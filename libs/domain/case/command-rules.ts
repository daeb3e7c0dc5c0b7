import { dueOf } from '../clock/index.js';
import { type CaseActor, OFFICERS, type Role } from '../identity/index.js';
import type { CaseCommandName } from './commands.js';
import type { Facts } from './facts.js';
import { reject, type Rejection } from './rejections.js';
import { STAGE_INFO, type Stage } from './stage.js';
import {
  feeOwed,
  openUrge,
  originalsBeforeAcceptance,
  originalsOwed,
  presentStep,
  ratingEndsAt,
  roleOnTurn,
  runningClock,
  runningSpecial,
} from './standing.js';
import { roleNames } from './role-names.js';
import type { CaseState } from './state.js';

type Guard = (state: CaseState, facts: Facts, actor: CaseActor) => Rejection | undefined;
export interface CommandRule {
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
const notNow: Guard = (state) => reject('COMMAND_NOT_AVAILABLE', { stage: STAGE_INFO[state.stage] });
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

/** RES-02: only the window that the applicant chose registers the issue; by default the home department's own issuer or the intake window. */
const chosenWindow: Guard = (state, _facts, actor) => {
  const { windowId } = state.delivery;
  const fits =
    windowId === undefined
      ? actor.roles.includes('issuer') || (actor.windowId !== undefined && actor.windowId === state.intake?.windowId)
      : windowId === actor.windowId;
  if (fits || actor.roles.includes('itemadmin')) return undefined;
  return reject('OTHER_WINDOW_CHOSEN', { windowId: windowId ?? HOME_WINDOW });
};
const HOME_WINDOW = { zh: '主管部门发证窗口', en: 'the home department’s issuing window' };

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

/** Every command: at which stages, by which roles, under which condition. The only place that says so. */
export const COMMAND_RULES = {
  'pass-pre-review': { stages: ['pre_review'], roles: ['turn'], work: true },
  'fail-pre-review': { stages: ['pre_review'], roles: ['turn'], work: true },
  'request-supplement': { stages: ['pre_review', 'awaiting_acceptance'], roles: ['turn'], work: true },
  'submit-supplement': { stages: ['awaiting_supplement'], roles: ['applicant', 'window', 'kiosk'] },
  'check-originals': {
    stages: ['awaiting_originals', 'awaiting_acceptance', 'awaiting_issuance'],
    roles: ['window', 'issuer'],
    guard: when(
      (state, { item }) =>
        originalsOwed(state, item) && (state.stage !== 'awaiting_acceptance' || originalsBeforeAcceptance(item)),
    ),
  },
  accept: {
    stages: ['awaiting_acceptance'],
    roles: ['turn'],
    work: true,
    guard: (state, { item }) =>
      originalsBeforeAcceptance(item) && !state.originalsChecked ? reject('ORIGINALS_NOT_CHECKED') : undefined,
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
  // The engine's: absences and bulk hand-overs.
  transfer: { stages: 'open', roles: ['turn', 'supervisor', 'leader', 'engine'], work: true },
  delegate: { stages: 'open', roles: ['turn'], guard: when((state, _facts, actor) => state.assigneeId === actor.id) },
  urge: { stages: 'open', roles: ['supervisor'], guard: when((state) => openUrge(state) === undefined) },
  // Also when the case has ended meanwhile: a 督办 must be answered.
  'answer-urge': { stages: 'any', roles: ['turn', 'leader'], guard: when((state) => openUrge(state) !== undefined) },
  'copy-to': { stages: 'any', roles: [...OFFICERS, 'supervisor'] },
  annotate: { stages: 'any', roles: [...OFFICERS, 'supervisor', 'reader'] },
  'correct-data': { stages: ['pre_review', 'awaiting_acceptance', 'under_approval'], roles: ['turn'], work: true },
  rate: { stages: 'final', roles: ['applicant'], guard: rateable },
  'fix-rating': {
    stages: 'final',
    roles: ['leader', 'supervisor'],
    guard: when((state) => runningClock(state, 'bad_rating_fix') !== undefined),
  },
  retime: { stages: 'any', roles: ['engine'] },
  'change-warnings': { stages: 'any', roles: ['engine'] },
  'migrate-item-version': { stages: 'open', roles: ['engine'] },
} as const satisfies Record<CaseCommandName, CommandRule>;

export const CASE_COMMANDS = Object.keys(COMMAND_RULES) as CaseCommandName[];

/** A business system decides only the steps bound to it by the item version. */
function systemsOwnStep(state: CaseState, { item }: Facts, actor: CaseActor): Rejection | undefined {
  const turn = roleOnTurn(state, item) ?? '-';
  const officer = actor.roles.some((role) => role === turn || role === 'itemadmin');
  if (officer || presentStep(state, item)?.systemClient === actor.id) return undefined;
  return reject('FORBIDDEN', { role: roleNames([turn]) });
}
