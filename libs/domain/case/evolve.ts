import type { ClockKind } from '../clock/index.js';
import { dayOf, startOfDay, type CalendarDay, type EpochMs } from '../time/index.js';
import { evolveAlarm } from './evolve-alarm.js';
import { measured } from './evolve-measures.js';
import { extendClocks, noteMoves, pauseClocks, resumeClocks, startClock, stopClocks } from './evolve-clocks.js';
import { startAcceptance, submitted } from './evolve-submit.js';
import { takenUp, warningsChanged } from './evolve-take-up.js';
import type { ApprovalStart, CaseEvent, CaseEventOf } from './events.js';
import type { Stage } from './stage.js';
import type { CaseMaterial, CaseState } from './state.js';
import { corrected } from './correctable.js';

type Change = Partial<CaseState>;

const ACCEPTANCE: readonly ClockKind[] = ['acceptance_local', 'acceptance_legal'];
/** Paused by a special procedure: its time does not count (行政许可法 45). */
const DECISION: readonly ClockKind[] = ['promise', 'legal', 'step'];

const visited = (state: CaseState, visit: boolean, at: EpochMs): readonly CalendarDay[] => {
  const day = dayOf(at);
  return visit && !state.visitDays.includes(day) ? [...state.visitDays, day] : state.visitDays;
};

function mergeMaterials(old: readonly CaseMaterial[], fresh: readonly CaseMaterial[]): readonly CaseMaterial[] {
  const replaced = new Set(fresh.map((line) => line.materialId));
  return [...old.filter((line) => !replaced.has(line.materialId)), ...fresh];
}

function approvalStarted(state: CaseState, data: ApprovalStart, at: EpochMs): Change {
  const { from, promise, legal, step, dayEndsAtMinute, nextHandlers } = data;
  let clocks = stopClocks(state.clocks, at, ACCEPTANCE);
  clocks = startClock(clocks, 'promise', from, { ...promise, dayEndsAtMinute });
  clocks = startClock(clocks, 'legal', from, { ...legal, dayEndsAtMinute });
  if (step)
    clocks = startClock(clocks, 'step', at, {
      unit: step.unit,
      budget: step.budget,
      dayEndsAtMinute,
      step: step.stepId,
    });
  return {
    stage: 'under_approval',
    acceptedAt: from,
    stepIndex: 0,
    stepSince: at,
    clocks,
    assigneeId: only(nextHandlers),
  };
}
const only = (handlers: readonly string[]): string | undefined => (handlers.length === 1 ? handlers[0] : undefined);

function supplementReceived(state: CaseState, { data, at }: CaseEventOf<'supplement-received'>): Change {
  const ids = new Set(data.materials.map((line) => line.materialId));
  const supplements = state.supplements.with(-1, {
    ...state.supplements.at(-1)!,
    lines: state.supplements
      .at(-1)!
      .lines.map((line) => (ids.has(line.materialId) ? { ...line, receivedAt: at } : line)),
  });
  const change: Change = {
    supplements,
    materials: mergeMaterials(state.materials, data.materials),
    originalsChecked: data.originalsChecked,
    visitDays: visited(state, data.visit, at),
  };
  if (!data.complete) return change;
  const clocks = startAcceptance(stopClocks(state.clocks, at, ['supplement_reply']), at, data.limits);
  return { ...change, stage: data.to, receivedAt: at, clocks };
}

function stepDecided(state: CaseState, { data, at }: CaseEventOf<'step-decided'>): Change {
  const clocks = stopClocks(state.clocks, at, ['step']);
  const { nextStep, nextStepLimit } = data;
  if (nextStep === null) return { clocks, assigneeId: undefined, delegatorId: undefined };
  return {
    stepIndex: nextStep,
    stepSince: at,
    assigneeId: undefined,
    delegatorId: undefined,
    clocks: nextStepLimit ? startClock(clocks, 'step', at, { ...nextStepLimit, step: nextStepLimit.stepId }) : clocks,
  };
}

function specialStarted(state: CaseState, event: CaseEventOf<'special-procedure-started'>): Change {
  const { kind, basis, notice, workingDays, dayEndsAtMinute } = event.data;
  const { at, seq } = event;
  const clocks = pauseClocks(state.clocks, DECISION, {
    from: at,
    seq,
    notice: { kind, basis, servedOn: notice.servedOn },
  });
  // The time told in writing runs from the day the notice was served; the pause begins only now that it is on file.
  const served = notice.servedOn === dayOf(at) ? at : startOfDay(notice.servedOn);
  return {
    clocks: startClock(clocks, 'special_procedure', served, {
      unit: 'working_day',
      budget: workingDays,
      dayEndsAtMinute,
    }),
    specials: [
      ...state.specials,
      { seq, kind, basis, noticeContent: notice.content, servedOn: notice.servedOn, workingDays, startedAt: at },
    ],
  };
}

/** A due date that moves into the future may ring anew; a notice's date moves with its clock. */
function retimed(state: CaseState, { data, at }: CaseEventOf<'retimed'>): Change {
  const future = new Map(
    data.moves.flatMap(({ clockId, to }) => (to !== null && to > dayOf(at) ? [[clockId, to] as const] : [])),
  );
  const notice = state.supplements.at(-1);
  const reply = state.clocks.find(({ id, kind }) => kind === 'supplement_reply' && future.has(id));
  return {
    clocks: state.clocks.map((clock) => (future.has(clock.id) ? { ...clock, raised: [] } : clock)),
    ...(notice &&
      reply && {
        supplements: state.supplements.with(-1, { ...notice, dueOn: future.get(reply.id)!, datePassed: false }),
      }),
  };
}

const close = (state: CaseState, stage: Stage, at: EpochMs): Change => ({
  stage,
  closedAt: at,
  assigneeId: undefined,
  clocks: stopClocks(state.clocks, at),
});

function change(state: CaseState, event: CaseEvent): Change {
  const { at } = event;
  switch (event.type) {
    case 'case-submitted':
      throw new Error(`Case ${state.caseNo} was submitted twice`);
    case 'pre-review-passed': {
      const { to, nextHandlers } = event.data;
      const waits = to === 'awaiting_originals';
      return {
        stage: to,
        assigneeId: only(nextHandlers),
        clocks: waits ? stopClocks(state.clocks, at, ACCEPTANCE) : state.clocks,
      };
    }
    case 'pre-review-failed':
      return close(state, 'returned', at);
    case 'supplement-requested': {
      const { from, lines, replyWorkingDays, dueOn, dayEndsAtMinute } = event.data;
      const clocks = stopClocks(state.clocks, at, ACCEPTANCE);
      return {
        stage: 'awaiting_supplement',
        clocks: startClock(clocks, 'supplement_reply', at, {
          unit: 'working_day',
          budget: replyWorkingDays,
          dayEndsAtMinute,
        }),
        supplements: [...state.supplements, { seq: event.seq, from, servedAt: at, dueOn, lines, datePassed: false }],
      };
    }
    case 'supplement-received':
      return supplementReceived(state, event);
    case 'originals-checked': {
      const { to, limits, materialIds } = event.data;
      const materials = state.materials.map((line) =>
        materialIds.includes(line.materialId) ? { ...line, originalChecked: true } : line,
      );
      const base: Change = { originalsChecked: true, materials, visitDays: visited(state, true, at), stage: to };
      return limits ? { ...base, receivedAt: at, clocks: startAcceptance(state.clocks, at, limits) } : base;
    }
    case 'materials-amended':
      return { materials: mergeMaterials(state.materials, event.data.materials) };
    case 'accepted':
      return approvalStarted(state, event.data, at);
    case 'deemed-accepted':
      return { ...approvalStarted(evolveAlarm(state, event), event.data, at), deemedAccepted: true };
    case 'acceptance-refused':
      return close(state, 'not_accepted', at);
    case 'step-decided':
      return stepDecided(state, event);
    case 'decision-granted': {
      const { issuanceDays, dayEndsAtMinute, result } = event.data;
      const clocks = stopClocks(state.clocks, at, DECISION);
      return {
        ...(result && { result }),
        stage: 'awaiting_issuance',
        decision: 'granted',
        decidedAt: at,
        clocks: startClock(clocks, 'issuance', at, { unit: 'working_day', budget: issuanceDays, dayEndsAtMinute }),
      };
    }
    case 'decision-denied':
      return { ...close(state, 'denied', at), decision: 'denied', decidedAt: at };
    case 'special-procedure-started':
      return specialStarted(state, event);
    case 'special-procedure-finished':
      return {
        clocks: resumeClocks(stopClocks(state.clocks, at, ['special_procedure']), DECISION, at),
        specials: state.specials.map((special) =>
          special.finishedAt === undefined ? { ...special, finishedAt: at, result: event.data.result } : special,
        ),
      };
    case 'extended': {
      const { workingDays, reason, units } = event.data;
      return {
        clocks: extendClocks(state.clocks, units),
        extension: { workingDays, reason, by: event.actor.id, at },
      };
    }
    case 'fee-recorded':
      return { feePaid: true };
    case 'licence-made':
      return { stage: 'delivering', licence: event.data };
    case 'dispatched':
      return { dispatch: { ...event.data, at } };
    case 'returned-to-sender':
      return { dispatch: undefined };
    case 'delivered':
      return close(state, 'completed', at);
    case 'handed-over':
      return { ...close(state, 'completed', at), visitDays: visited(state, true, at) };
    case 'materials-posted': {
      const { trackingNo } = event.data;
      const custody = [
        ...state.paper.custody,
        { from: state.intake?.windowId ?? '', to: state.home.departmentId, at, by: event.actor.id, trackingNo },
      ];
      return {
        paper: { ...state.paper, postedAt: at, custody },
        clocks: stopClocks(state.clocks, at, ['paper_posting']),
      };
    }
    case 'materials-received': {
      const custody = [
        ...state.paper.custody,
        { from: 'courier', to: state.home.departmentId, at, by: event.actor.id },
      ];
      return { paper: { ...state.paper, custody } };
    }
    case 'withdrawn':
      return close(state, 'withdrawn', at);
    case 'closed-no-supplement':
      return close(state, 'closed_no_supplement', at);
    case 'voided':
      return close(state, 'voided', at);
    case 'claimed':
      return { assigneeId: event.actor.id, delegatorId: undefined };
    case 'released':
      return { assigneeId: state.delegatorId, delegatorId: undefined };
    case 'transferred':
      return { assigneeId: event.data.toUser, delegatorId: undefined };
    case 'delegated':
      return { assigneeId: event.data.toUser, delegatorId: event.actor.id };
    case 'urged':
      return { urges: [...state.urges, { seq: event.seq, by: event.actor.id, ...event.data, at }] };
    case 'urge-answered':
      return {
        urges: state.urges.map((urge) =>
          urge.seq === event.data.urgeSeq ? { ...urge, answer: event.data.message, answeredAt: at } : urge,
        ),
      };
    case 'copied':
      return { readers: [...new Set([...state.readers, ...event.data.users])] };
    case 'data-corrected':
      return corrected(state, event.personal.changes);
    case 'retimed':
      return { calendar: event.data.calendar, ...retimed(state, event) };
    case 'warnings-changed':
      return warningsChanged(state, event);
    case 'item-version-migrated':
      return { item: { ...state.item, version: event.data.to }, stepIndex: event.data.stepIndex };
    case 'rated': {
      const { satisfaction, fixDays, dayEndsAtMinute } = event.data;
      const rating = { satisfaction, at };
      if (fixDays === 0) return { rating };
      return {
        rating,
        clocks: startClock(state.clocks, 'bad_rating_fix', at, {
          unit: 'working_day',
          budget: fixDays,
          dayEndsAtMinute,
        }),
      };
    }
    case 'rating-fixed':
      return { rating: { ...state.rating!, fixedAt: at }, clocks: stopClocks(state.clocks, at, ['bad_rating_fix']) };
    case 'archived':
      return { archivedAt: at };
    case 'warning-raised':
    case 'yellow-card-raised':
    case 'red-card-raised':
    case 'supplement-date-passed': {
      const { clocks, cards, supplements } = evolveAlarm(state, event);
      return { clocks, cards, supplements };
    }
    case 'carrier-reported':
    case 'annotated':
      return {};
  }
}

/** Applies one event. Pure; the log of a case folds to its state through nothing else. */
export function evolve(state: CaseState | undefined, event: CaseEvent, caseNo = state?.caseNo ?? ''): CaseState {
  const after = state ? changed(state, event) : opened(event, caseNo);
  const clocks = 'moves' in event.data ? noteMoves(after.clocks, event.data.moves, event.seq, event.at) : after.clocks;
  return { ...after, clocks, ...served(after, event), ...measured(after, event), rev: event.seq };
}

function served({ servedBy = [] }: CaseState, { actor }: CaseEvent): Change {
  return actor.role === 'window' && !servedBy.includes(actor.id) ? { servedBy: [...servedBy, actor.id] } : {};
}

function opened(event: CaseEvent, caseNo: string): CaseState {
  if (event.type !== 'case-submitted') throw new Error(`The log of case ${caseNo} does not begin with case-submitted`);
  return submitted(event, caseNo);
}

/** Work is claimed for a stage: whoever held it gives it up when the case enters the next one. */
function changed(state: CaseState, event: CaseEvent): CaseState {
  const present = withClocks(state, takenUp(state, event));
  const delta = change(present, event);
  if (delta.stage === undefined || delta.stage === present.stage) return { ...present, ...delta };
  return { ...present, assigneeId: undefined, delegatorId: undefined, stageSince: event.at, ...delta };
}

const withClocks = (state: CaseState, clocks: CaseState['clocks'] | undefined): CaseState =>
  clocks ? { ...state, clocks } : state;

/** Folds a log; undefined when it is empty. */
export const fold = (caseNo: string, events: readonly CaseEvent[]): CaseState | undefined =>
  events.reduce<CaseState | undefined>((state, event) => evolve(state, event, caseNo), undefined);
