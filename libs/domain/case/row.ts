import { type CardLevel, type Clock, type Due, dueOf, isRunning, usedUnits } from '../clock/index.js';
import { SERVICE_MODES } from '../item/index.js';
import { openUrge, presentStep, roleOnTurn, runningSpecial } from './availability.js';
import type { Facts } from './facts.js';
import { measuresOf, shownCard } from './measures.js';
import type { CaseRow } from './row-types.js';
import { STAGE_INFO, type StageInfo } from './stage.js';
import type { CaseState } from './state.js';

/** The case's card. */
export const cardOf = (state: CaseState): CardLevel => shownCard(state)?.level ?? 'none';

/** The running clock that ends first, with its due date. */
function firstDue(state: CaseState, { calendar }: Facts): { clock: Clock; due: Due } | undefined {
  let first: { clock: Clock; due: Due } | undefined;
  for (const clock of state.clocks) {
    const due = isRunning(clock) ? dueOf(clock, calendar) : null;
    if (due && (!first || due.at < first.due.at)) first = { clock, due };
  }
  return first;
}

/** The row that the lists read; a pure projection of the state (rebuilt by `npm run rebuild`). */
export function rowOf(state: CaseState, facts: Facts): CaseRow {
  const { item, calendar } = facts;
  const next = firstDue(state, facts);
  const last = (kind: Clock['kind']) => state.clocks.findLast((clock) => clock.kind === kind);
  // Its last move: a clock that has stopped stays where it stood, whatever becomes of the calendar.
  const dueDayOf = (clock: Clock | undefined) => clock?.moves.at(-1)?.to ?? null;
  const promise = last('promise');
  const { projectName } = state.form;
  const info: StageInfo = STAGE_INFO[state.stage];
  return {
    caseNo: state.caseNo,
    rev: state.rev,
    stage: state.stage,
    stageSince: state.stageSince,
    itemCode: item.itemCode,
    itemVersion: state.item.version,
    itemName: item.name,
    channel: state.channel,
    ownerId: state.ownerId,
    applicantName: state.applicant.name,
    applicantIdNo: state.applicant.idNo,
    projectName: typeof projectName === 'string' && projectName !== '' ? projectName : null,
    departmentId: state.home.departmentId,
    region: state.home.region,
    intakeRegion: state.intake?.region ?? null,
    intakeWindow: state.intake?.windowId ?? null,
    deliveryMethod: state.delivery.method,
    deliveryWindow: state.delivery.windowId ?? null,
    systemClients: [...new Set(item.steps.flatMap(({ systemClient }) => systemClient ?? []))],
    simulated: state.simulation !== undefined,
    role: roleOnTurn(state, item),
    stepName: presentStep(state, item)?.name ?? null,
    assigneeId: state.assigneeId ?? null,
    submittedAt: state.submittedAt,
    receivedAt: state.receivedAt,
    acceptedAt: state.acceptedAt ?? null,
    decidedAt: state.decidedAt ?? null,
    closedAt: state.closedAt ?? null,
    resultCode: info.resultCode ?? null,
    dueOn: next?.due.on ?? null,
    dueAt: next?.due.at ?? null,
    dueClock: next?.clock.kind ?? null,
    dueProvisional: next?.due.provisional ?? false,
    promiseDueOn: dueDayOf(promise),
    legalDueOn: dueDayOf(last('legal')),
    card: cardOf(state),
    specialRunning: runningSpecial(state) !== undefined,
    urgeOpen: openUrge(state) !== undefined,
    visits: state.visitDays.length,
    maxVisits: SERVICE_MODES[item.serviceMode].maxVisits,
    usedDays:
      promise && state.decidedAt !== undefined
        ? usedUnits({ ...promise, unit: 'working_day' }, calendar, state.decidedAt)
        : null,
    readers: [...new Set([...state.readers, ...(state.servedBy ?? [])])],
    ...measuresOf(state, facts),
  };
}
