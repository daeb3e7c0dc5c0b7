import type { Role } from '../../identity/index.js';
import { settle } from '../alarm.js';
import { permit } from '../availability.js';
import type { CaseCommandName, Command, CommandName } from '../commands.js';
import type { CaseEvent, EventBody } from '../events.js';
import type { Facts } from '../facts.js';
import { reject, type Rejection } from '../rejections.js';
import { STAGE_INFO } from '../stage.js';
import type { CaseState } from '../state.js';
import * as acceptance from './acceptance.js';
import * as aftermath from './aftermath.js';
import * as approval from './approval.js';
import type { Context, Rule } from './context.js';
import * as issuance from './issuance.js';
import { number } from './number.js';
import { Refusal, required } from './refusal.js';
import { submit, submittingRole } from './submit.js';
import * as work from './work.js';

/** One hop from a command to its rule. */
const RULES: { readonly [N in CaseCommandName]: Rule<N> } = {
  'pass-pre-review': acceptance.passPreReview,
  'fail-pre-review': acceptance.failPreReview,
  'request-supplement': acceptance.requestSupplement,
  'submit-supplement': acceptance.submitSupplement,
  'check-originals': acceptance.checkOriginals,
  accept: acceptance.accept,
  'refuse-acceptance': acceptance.refuseAcceptance,
  'decide-step': approval.decideStep,
  'start-special-procedure': approval.startSpecialProcedure,
  'finish-special-procedure': approval.finishSpecialProcedure,
  extend: approval.extend,
  'record-fee': issuance.recordFee,
  'make-licence': issuance.makeLicence,
  dispatch: issuance.dispatch,
  'report-carrier': issuance.reportCarrier,
  'return-to-sender': issuance.returnToSender,
  'confirm-delivery': issuance.confirmDelivery,
  'hand-over': issuance.handOver,
  'post-materials': issuance.postMaterials,
  'receive-materials': issuance.receiveMaterials,
  withdraw: (_state, { reason }) => [{ type: 'withdrawn', data: { reason: required(reason, 'REASON_REQUIRED') } }],
  'close-no-supplement': (_state, { opinion }) => [
    { type: 'closed-no-supplement', opinion: required(opinion, 'OPINION_REQUIRED'), data: { automatic: false } },
  ],
  void: (_state, { reason }) => [{ type: 'voided', data: { reason: required(reason, 'REASON_REQUIRED') } }],
  claim: work.claim,
  release: work.release,
  transfer: work.transfer,
  delegate: work.delegate,
  urge: work.urge,
  'answer-urge': work.answerUrge,
  'copy-to': work.copyTo,
  annotate: work.annotate,
  'correct-data': work.correctData,
  rate: aftermath.rate,
  'fix-rating': aftermath.fixRating,
  retime: aftermath.retime,
  'change-warnings': aftermath.changeWarnings,
  'migrate-item-version': aftermath.migrateItemVersion,
};

export type Decision =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: Rejection };

const no = (rejection: Rejection): Decision => ({ ok: false, rejection });

/**
 * `decide(state, command, facts)`: the events that follow, with the state they fold to, or the rejection. Alarms that
 * are due come first, so that no command can overtake a limit. Pure: a rejected command changes nothing.
 */
export function decide(state: CaseState | undefined, command: Command, facts: Facts): Decision {
  try {
    return command.name === 'submit' ? open(state, command, facts) : proceed(state, command, facts);
  } catch (error) {
    if (error instanceof Refusal) return no(error.rejection);
    throw error;
  }
}

function open(
  state: CaseState | undefined,
  { actor, body }: Extract<Command, { name: 'submit' }>,
  facts: Facts,
): Decision {
  if (state) return no(reject('COMMAND_NOT_AVAILABLE', { stage: STAGE_INFO[state.stage] }));
  const who = { id: actor.id, name: actor.name, role: submittingRole(actor, body) };
  const opened = number(undefined, submit(body, actor, facts), who, facts, body.caseNo);
  return { ok: true, events: [opened.event], state: opened.state };
}

function proceed(
  present: CaseState | undefined,
  command: Extract<Command, { name: CaseCommandName }>,
  facts: Facts,
): Decision {
  if (!present) return no(reject('COMMAND_NOT_AVAILABLE', { stage: '-' }));
  const { actor, name, expectedRev } = command;
  if (expectedRev !== undefined && expectedRev !== present.rev)
    return no(reject('STALE_REVISION', { rev: String(present.rev) }));
  const former = name === 'retime' ? facts.formerCalendar : undefined;
  const settled = settle(present, former ? { ...facts, calendar: former } : facts);
  const role = permit(settled.state, name, actor, facts);
  if (typeof role !== 'string') return no(role);
  const bodies = carryOut(settled.state, name, command.body, { facts, actor, role });
  return append(settled, bodies, { id: actor.id, name: actor.name, role }, facts);
}

/** The table's types tie each name to its body; the pair arrives here as one union, so the call is made untied. */
function carryOut<N extends CommandName & CaseCommandName>(
  state: CaseState,
  name: N,
  body: Command['body'],
  context: Context,
): readonly EventBody[] {
  const rule = RULES[name] as (state: CaseState, body: Command['body'], context: Context) => readonly EventBody[];
  return rule(state, body, context);
}

function append(
  from: { readonly state: CaseState; readonly events: readonly CaseEvent[] },
  bodies: readonly EventBody[],
  actor: { readonly id: string; readonly name: string; readonly role: Role },
  facts: Facts,
): Decision {
  const events = [...from.events];
  let { state } = from;
  for (const body of bodies) {
    const next = number(state, body, actor, facts, state.caseNo);
    events.push(next.event);
    state = next.state;
  }
  return { ok: true, events, state };
}
