import { SPECIAL_PROCEDURES } from '../../terms/index.js';
import type { WorkingCalendar } from '../../calendar/index.js';
import { type Clock, dueOf } from '../../clock/index.js';
import { dayOf, daysBetween } from '../../time/index.js';
import { presentStep, runningClock, runningSpecial } from '../availability.js';
import type { CommandBodies } from '../commands.js';
import type { EventBody } from '../events.js';
import type { CaseState } from '../state.js';
import { type Context, opinionOf, type Rule } from './context.js';
import { refuse, required, withinDays } from './refusal.js';

export const MAX_SPECIAL_PROCEDURE_DAYS = 365;

type StepBody = CommandBodies['decide-step'];

/** A business system names its step and may give its times: its own work may have begun before this house knew of it. */
function stepTimes(state: CaseState, feedback: StepBody['feedback'], { facts: { now, item } }: Context) {
  const stepName = presentStep(state, item)!.name;
  const startedAt = feedback?.startedAt ?? state.stepSince ?? now;
  const endedAt = feedback?.endedAt ?? now;
  if (feedback && feedback.stepName !== stepName)
    refuse('STEP_MISMATCH', { current: stepName, given: feedback.stepName });
  if (endedAt < startedAt || endedAt > now) refuse('STEP_TIMES_INVALID');
  return { startedAt, endedAt };
}

/** The step that follows: one back on return, one on otherwise (a denial before the last step is an opinion only). */
function followingStep(state: CaseState, outcome: StepBody['outcome'], steps: number): number | null {
  if (outcome === 'return') return state.stepIndex === 0 ? refuse('STEP_RETURN_IMPOSSIBLE') : state.stepIndex - 1;
  return state.stepIndex + 1 < steps ? state.stepIndex + 1 : null;
}

export const decideStep: Rule<'decide-step'> = (state, body, context) => {
  const { item } = context.facts;
  const { outcome, feedback } = body;
  const step = presentStep(state, item)!;
  const opinion =
    outcome === 'approve' ? opinionOf(body.opinion) : { opinion: required(body.opinion, 'OPINION_REQUIRED') };
  const times = stepTimes(state, feedback, context);
  const nextStep = followingStep(state, outcome, item.steps.length);
  const next = nextStep === null ? undefined : item.steps[nextStep];
  const { dayEndsAtMinute, issuanceDays } = item.rules;
  const decided: EventBody = {
    type: 'step-decided',
    ...opinion,
    data: {
      stepId: step.id,
      stepName: step.name,
      outcome,
      by: context.role === 'system' ? 'system' : 'platform',
      handler: feedback?.handler ?? context.actor.name,
      ...times,
      nextStep,
      ...(next?.limit && {
        nextStepLimit: { stepId: next.id, unit: next.limit.unit, budget: next.limit.budget, dayEndsAtMinute },
      }),
      moves: [],
    },
  };
  if (nextStep !== null) return [decided];
  if (outcome === 'deny') {
    return [decided, { type: 'decision-denied', data: { reason: opinion.opinion!, remedies: item.remedies } }];
  }
  const result = feedback?.result;
  return [
    decided,
    { type: 'decision-granted', data: { ...(result && { result }), issuanceDays, dayEndsAtMinute, moves: [] } },
  ];
};

/** 特别程序: the written notice is stored first, and only then do the clocks pause (行政许可法 45). */
export const startSpecialProcedure: Rule<'start-special-procedure'> = (state, body, { facts: { item, now } }) => {
  const { kind, basis, notice } = body;
  const workingDays = withinDays(body.workingDays, MAX_SPECIAL_PROCEDURE_DAYS, 'SPECIAL_PROCEDURE_DAYS_INVALID');
  const from = dayOf(state.submittedAt);
  const today = dayOf(now);
  if (notice.servedOn < from || notice.servedOn > today) refuse('NOTICE_DATE_INVALID', { from, to: today });
  const content = required(notice.content, 'NOTICE_REQUIRED');
  return [
    {
      type: 'special-procedure-started',
      data: {
        kind,
        basis: required(basis, 'LEGAL_BASIS_REQUIRED'),
        notice: { content, servedOn: notice.servedOn },
        workingDays,
        dayEndsAtMinute: item.rules.dayEndsAtMinute,
        moves: [],
      },
    },
  ];
};

export const finishSpecialProcedure: Rule<'finish-special-procedure'> = (state, body) => {
  const { kind } = runningSpecial(state)!;
  const { zh, en } = SPECIAL_PROCEDURES[kind];
  const field = { zh: `${zh}结果`, en: `result of ${en.toLowerCase()}` };
  return [
    {
      type: 'special-procedure-finished',
      data: { kind, result: required(body.result, 'TEXT_REQUIRED', { field }), moves: [] },
    },
  ];
};

/** 行政许可法 42: at most 10 working days, jointly handled 15; an item may allow less. */
const LAW_EXTENSION_DAYS = { single: 10, joint: 15 } as const;

/** Working days in the clock's own unit: an extension is in working days whatever the limit is in (行政许可法 42, 82). */
function inUnitsOf(clock: Clock, workingDays: number, calendar: WorkingCalendar): number {
  if (clock.unit === 'working_day') return workingDays;
  const { on } = dueOf(clock, calendar)!;
  const days = daysBetween(on, calendar.dueDate(on, workingDays));
  return clock.unit === 'hour' ? days * 24 : days;
}

/** 延长审批: promise and legal limit move together. Nothing is paused here, so both have a due date. */
export const extend: Rule<'extend'> = (state, body, { facts: { item, calendar } }) => {
  const max = Math.min(item.rules.extensionMaxDays, LAW_EXTENSION_DAYS[item.joint ? 'joint' : 'single']);
  const workingDays = withinDays(body.workingDays, max, 'EXTENSION_OUT_OF_BOUND');
  const clocks = (['promise', 'legal'] as const).flatMap((kind) => runningClock(state, kind) ?? []);
  return [
    {
      type: 'extended',
      data: {
        workingDays,
        reason: required(body.reason, 'REASON_REQUIRED'),
        units: Object.fromEntries(clocks.map((clock) => [clock.id, inUnitsOf(clock, workingDays, calendar)])),
        moves: [],
      },
    },
  ];
};
