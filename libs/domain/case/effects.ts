import type { ClockKind } from '../clock/index.js';
import { type Rung, RUNG_ROLES, RUNGS } from '../escalation/index.js';
import type { Role } from '../identity/index.js';
import type { ItemVersion } from '../item/index.js';
import { SPECIAL_PROCEDURES } from '../terms/index.js';
import { dayOf, toRfc3339 } from '../time/index.js';
import { feeOwed, originalsOwed, roleOnTurn } from './availability.js';
import { materialName } from './decide/context.js';
import type { DocumentTemplate, Effect, EffectBodies, EffectKind, MessageTemplate } from './effect-types.js';
import type { CaseEvent } from './events.js';
import type { Facts } from './facts.js';
import type { Stage } from './stage.js';
import type { CaseState } from './state.js';

type Params = Readonly<Record<string, string>>;
type Planned = { [K in EffectKind]: { readonly kind: K; readonly body: EffectBodies[K] } }[EffectKind];

const tell = (to: string, template: MessageTemplate, params: Params = {}): Planned => ({
  kind: 'message',
  body: { to, template, params },
});
const applicant = (template: MessageTemplate, params?: Params) => tell('applicant', template, params);
const exchange = (table: EffectBodies['exchange_record']['table'], params: Params = {}): Planned => ({
  kind: 'exchange_record',
  body: { table, params },
});

/** Whoever is on turn after the event: the persons picked (PRE-10), else the assignee, else everyone who holds the role there. */
function nextHandler(state: CaseState, { item }: Facts, picked: readonly string[] = []): Planned[] {
  const role = roleOnTurn(state, item);
  if (!role || role === 'window') return [];
  const all = picked.length > 0 ? picked : [state.assigneeId ?? `role:${role}`];
  return all.map((to) => tell(to, 'next_handler', { stage: state.stage }));
}

/** Where the work of a clock is done, and whose it is when the case has left there meanwhile. */
const CLOCK_WORK: Readonly<Record<ClockKind, { readonly stages: readonly Stage[]; readonly role: Role }>> = {
  acceptance_local: { stages: ['pre_review', 'awaiting_acceptance'], role: 'acceptance' },
  acceptance_legal: { stages: ['pre_review', 'awaiting_acceptance'], role: 'acceptance' },
  supplement_reply: { stages: [], role: 'acceptance' },
  paper_posting: { stages: [], role: 'window' },
  promise: { stages: ['under_approval'], role: 'handler' },
  legal: { stages: ['under_approval'], role: 'handler' },
  step: { stages: ['under_approval'], role: 'handler' },
  special_procedure: { stages: ['under_approval'], role: 'handler' },
  issuance: { stages: ['awaiting_issuance', 'delivering'], role: 'issuer' },
  bad_rating_fix: { stages: [], role: 'leader' },
  take_up: { stages: ['pre_review', 'awaiting_acceptance'], role: 'prereview' },
};

/** Who must hear that a clock runs out: whoever is on turn there. */
function watcher(clock: ClockKind, state: CaseState, { item }: Facts): string {
  const { stages, role } = CLOCK_WORK[clock];
  if (!stages.includes(state.stage)) return `role:${role}`;
  return onTurn(state, item);
}
const onTurn = (state: CaseState, item: ItemVersion): string =>
  state.assigneeId ?? `role:${roleOnTurn(state, item) ?? 'leader'}`;

/** A card for every rung, lest the ladder be asked where no database is; whoever stands on two of them hears it once. */
function upTheLadder(officer: string, template: MessageTemplate, params: Params): Planned[] {
  const rungs = RUNGS.map((rung) => ({ rung, to: rung === 'officer' ? officer : `role:${RUNG_ROLES[rung]}` }));
  const isFirst = ({ rung, to }: { rung: Rung; to: string }) =>
    rung === 'upper_body' || rungs.findIndex((other) => other.to === to) === RUNGS.indexOf(rung);
  return rungs
    .filter(isFirst)
    .map(({ rung, to }) => ({ kind: 'message' as const, body: { to, template, params, rung } }));
}

function plan(event: CaseEvent, state: CaseState, facts: Facts): Planned[] {
  const { item } = facts;
  const printAt = state.intake && { printAtWindow: state.intake.windowId };
  const document = (template: DocumentTemplate, params: Params = {}): Planned => ({
    kind: 'document',
    body: { template, params, ...printAt },
  });
  switch (event.type) {
    case 'case-submitted':
      return [
        document('receipt', {
          materials: state.materials.map(({ materialId }) => materialName(item, materialId)).join('、'),
        }),
        applicant('submitted'),
        ...nextHandler(state, facts),
        exchange('apply'),
        ...(event.data.needsPosting
          ? [{ kind: 'courier_order' as const, body: { purpose: 'materials' as const, params: {} } }]
          : []),
      ];
    case 'pre-review-passed':
      return [
        applicant(event.data.to === 'awaiting_originals' ? 'pre_review_passed_bring_originals' : 'pre_review_passed'),
        ...nextHandler(state, facts, event.data.nextHandlers),
      ];
    case 'pre-review-failed':
      return [applicant('pre_review_failed', { opinion: event.opinion ?? '' }), exchange('result')];
    case 'supplement-requested': {
      const { lines, dueOn } = event.data;
      const text = lines.map((line) => `${materialName(item, line.materialId)}:${line.requirement}`).join(';');
      const params = { lines: text, dueOn, ways: '网上补正、邮寄、窗口提交' };
      return [document('supplement_notice', params), applicant('supplement_requested', params)];
    }
    case 'supplement-received':
      return [applicant('supplement_received'), ...(event.data.complete ? nextHandler(state, facts) : [])];
    case 'originals-checked':
      return nextHandler(state, facts);
    case 'accepted':
    case 'deemed-accepted': {
      const params = {
        acceptedOn: dayOf(event.data.from),
        promiseDueOn: event.data.promiseDueOn,
        legalBasis: item.legalBasis.join(';'),
      };
      return [
        document('acceptance_notice', params),
        applicant(event.type === 'accepted' ? 'accepted' : 'deemed_accepted', params),
        ...nextHandler(state, facts, event.data.nextHandlers),
        exchange('accept', params),
      ];
    }
    case 'acceptance-refused': {
      const { reason, legalBasis } = event.data;
      const params = { reason, legalBasis, ...item.remedies };
      return [
        document('refusal_notice', params),
        applicant('acceptance_refused', params),
        exchange('result', { reason }),
      ];
    }
    case 'step-decided': {
      const { stepName, outcome, handler, startedAt, endedAt, nextStep } = event.data;
      const params = { stepName, outcome, handler, startedAt: toRfc3339(startedAt), endedAt: toRfc3339(endedAt) };
      return [exchange('process', params), ...(nextStep === null ? [] : nextHandler(state, facts))];
    }
    case 'decision-granted':
      return [
        document('grant_decision', { decidedOn: dayOf(event.at) }),
        applicant('granted'),
        ...(originalsOwed(state, item) ? [applicant('bring_originals_to_issue')] : []),
        ...(feeOwed(state, item)
          ? [
              { kind: 'payment_order' as const, body: { amount: item.fee!.amount } },
              applicant('pay_fee', { amount: item.fee!.amount }),
            ]
          : []),
        ...nextHandler(state, facts),
      ];
    case 'decision-denied': {
      const params = { reason: event.data.reason, ...event.data.remedies };
      return [
        document('denial_decision', params),
        document('service_receipt'),
        applicant('denied', params),
        exchange('result', params),
      ];
    }
    case 'special-procedure-started': {
      const { kind, basis, notice, workingDays } = event.data;
      const params = {
        kind: SPECIAL_PROCEDURES[kind].zh,
        basis,
        content: notice.content,
        servedOn: notice.servedOn,
        workingDays: String(workingDays),
      };
      return [
        document('special_procedure_notice', params),
        applicant('special_procedure_started', params),
        exchange('special_procedure', params),
      ];
    }
    case 'special-procedure-finished': {
      const params = { kind: SPECIAL_PROCEDURES[event.data.kind].zh, result: event.data.result };
      return [applicant('special_procedure_finished', params), exchange('special_procedure', params)];
    }
    case 'extended': {
      const promise = event.data.moves.find((move) => move.clockId.startsWith('promise:'));
      const params = {
        workingDays: String(event.data.workingDays),
        reason: event.data.reason,
        approver: event.actor.name,
        originalDate: promise?.from ?? '',
        newDate: promise?.to ?? '',
      };
      return [
        document('extension_notice', params),
        applicant('extended', params),
        exchange('special_procedure', params),
      ];
    }
    case 'licence-made': {
      const { licenceName, licenceNo } = event.data;
      const made: Planned[] = item.results.some((result) => result.eLicence)
        ? [{ kind: 'e_licence', body: { licenceName, licenceNo } }]
        : [];
      if (state.delivery.method === 'mail')
        return [...made, { kind: 'courier_order', body: { purpose: 'result', params: {} } }];
      return [...made, applicant('ready_to_collect', { licenceName })];
    }
    case 'dispatched':
      return [applicant('dispatched', { carrier: event.data.carrier, trackingNo: event.data.trackingNo })];
    case 'delivered':
    case 'handed-over':
      return [document('completion_notice'), document('service_receipt'), applicant('delivered'), exchange('result')];
    case 'withdrawn':
      return [applicant('withdrawn'), exchange('result', { reason: event.data.reason })];
    case 'closed-no-supplement':
      return [applicant('closed_no_supplement'), exchange('result')];
    case 'voided':
      return [applicant('voided', { reason: event.data.reason }), exchange('result')];
    case 'returned-to-sender':
      return [applicant('returned', { reason: event.data.reason })];
    case 'supplement-date-passed':
      return [
        applicant('supplement_date_passed', { dueOn: event.data.dueOn }),
        tell(
          `role:${state.supplements.at(-1)?.from === 'pre_review' ? 'prereview' : 'acceptance'}`,
          'supplement_date_passed',
          { dueOn: event.data.dueOn },
        ),
      ];
    case 'warning-raised': {
      const params = { clock: event.data.reason, dueOn: event.data.dueOn };
      if (event.data.clock === 'supplement_reply') return [applicant('supplement_date_near', params)];
      return upTheLadder(watcher(event.data.clock, state, facts), 'warning', params);
    }
    case 'yellow-card-raised':
    case 'red-card-raised': {
      const params = { clock: event.data.reason, dueOn: event.data.dueOn };
      const template = event.type === 'yellow-card-raised' ? 'yellow_card' : 'red_card';
      return upTheLadder(watcher(event.data.clock, state, facts), template, params);
    }
    case 'urged':
      return [tell(onTurn(state, item), 'urged', { message: event.data.message })];
    case 'urge-answered': {
      const by = state.urges.find(({ seq }) => seq === event.data.urgeSeq)?.by ?? 'role:supervisor';
      return [tell(by, 'urge_answered', { message: event.data.message })];
    }
    case 'copied':
      return event.data.users.map((user) => tell(user, 'copied', { message: event.data.message ?? '' }));
    case 'transferred':
    case 'delegated':
      return [tell(event.data.toUser, 'transferred', { reason: event.data.reason })];
    case 'archived':
      return [{ kind: 'archive', body: {} }];
    case 'fee-recorded':
    case 'materials-amended':
    case 'carrier-reported':
    case 'materials-posted':
    case 'materials-received':
    case 'claimed':
    case 'released':
    case 'annotated':
    case 'data-corrected':
    case 'retimed':
    case 'warnings-changed':
    case 'item-version-migrated':
    case 'rated':
    case 'rating-fixed':
      return [];
  }
}

/** What the outside world must be told of an event, given the state after its whole batch. Keys are stable over every retry. */
export function effectsOf(event: CaseEvent, state: CaseState, facts: Facts): Effect[] {
  const { caseNo } = state;
  return plan(event, state, facts).map((planned, n) => ({
    key: `${caseNo}:${event.seq}:${n + 1}`,
    caseNo,
    seq: event.seq,
    ...planned,
  }));
}
