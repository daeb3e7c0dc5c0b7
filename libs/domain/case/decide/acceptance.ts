import type { ItemVersion, Limit } from '../../item/index.js';
import { dayOf, type EpochMs } from '../../time/index.js';
import type { WorkingCalendar } from '../../calendar/index.js';
import { dueOf } from '../../clock/index.js';
import { startClock } from '../evolve-clocks.js';
import { openSupplement } from '../availability.js';
import type { CommandBodies } from '../commands.js';
import { stageAfterPreReview } from '../next-role.js';
import type { ApprovalStart, EventBody } from '../events.js';
import type { CaseState, SupplementLine } from '../state.js';
import { acceptanceLimits, materialName, opinionOf, type Rule } from './context.js';
import { requirePassed, takeMaterials, uncheckedOriginals } from './materials.js';
import { refuse, required, withinDays } from './refusal.js';
import { correction } from './work.js';

export const MAX_SUPPLEMENT_DAYS = 60;

/** All lines must be ticked before a case goes on (PRE-08, ACC-08); the failed ones belong into a supplement notice. */
function requireAllMet(item: ItemVersion, unmet: readonly string[] | undefined): void {
  if (unmet?.length) refuse('UNMET_LINES', { lines: unmet.map((id) => materialName(item, id)).join('、') });
}

export const passPreReview: Rule<'pass-pre-review'> = (state, body, { facts: { item } }) => {
  requireAllMet(item, body.unmet);
  const to = stageAfterPreReview(state, item);
  return [
    { type: 'pre-review-passed', ...opinionOf(body.opinion), data: { to, nextHandlers: body.nextHandlers ?? [] } },
  ];
};

export const failPreReview: Rule<'fail-pre-review'> = (_state, body) => [
  { type: 'pre-review-failed', opinion: required(body.opinion, 'OPINION_REQUIRED'), data: { unmet: body.unmet ?? [] } },
];

function noticeLines(
  state: CaseState,
  item: ItemVersion,
  lines: CommandBodies['request-supplement']['lines'],
): SupplementLine[] {
  if (lines.length === 0) refuse('LINES_REQUIRED');
  const seenBefore = new Set(state.supplements.flatMap((notice) => notice.lines.map((line) => line.materialId)));
  const seen = new Set<string>();
  return lines.map(({ materialId, requirement }) => {
    const material = item.materials.find(({ id }) => id === materialId) ?? refuse('MATERIAL_UNKNOWN', { materialId });
    if (material.exempt) refuse('MATERIAL_EXEMPT', { material: material.name });
    if (seen.has(materialId)) refuse('MATERIAL_REPEATED', { materialId });
    seen.add(materialId);
    const text = required(requirement, 'LINE_WITHOUT_REQUIREMENT', { materialId });
    return { materialId, requirement: text, repeated: seenBefore.has(materialId) };
  });
}

/** 一次性补正告知 (行政许可法 32(4)): one notice holds every line; a line already asked for once is flagged, not refused. */
export const requestSupplement: Rule<'request-supplement'> = (state, body, { facts }) => {
  const { item, calendar, now } = facts;
  const replyWorkingDays = withinDays(
    body.replyWorkingDays ?? item.rules.supplementReplyDays,
    MAX_SUPPLEMENT_DAYS,
    'REPLY_DAYS_INVALID',
  );
  return [
    {
      type: 'supplement-requested',
      ...opinionOf(body.opinion),
      data: {
        from: state.stage === 'pre_review' ? 'pre_review' : 'awaiting_acceptance',
        lines: noticeLines(state, item, body.lines),
        replyWorkingDays,
        dueOn: calendar.dueDate(dayOf(now), replyWorkingDays),
        dayEndsAtMinute: item.rules.dayEndsAtMinute,
        moves: [],
      },
    },
  ];
};

/** Hand-ins may come in parts; the case goes back to the asking stage, and its clock starts anew, with the last one. */
export const submitSupplement: Rule<'submit-supplement'> = (state, body, { facts: { item }, role }) => {
  const notice = openSupplement(state)!;
  if (body.materials.length === 0) refuse('LINES_REQUIRED');
  const asked = new Map(notice.lines.map((line) => [line.materialId, line]));
  const stray = body.materials.find((line) => !asked.has(line.materialId));
  if (stray) refuse('LINE_NOT_REQUESTED', { materialId: stray.materialId });
  const atWindow = role === 'window';
  const materials = takeMaterials(item, body.materials, atWindow);
  requirePassed(item, materials);
  const given = new Set(materials.map((line) => line.materialId));
  const complete = notice.lines.every((line) => line.receivedAt !== undefined || given.has(line.materialId));
  const to = complete ? notice.from : 'awaiting_supplement';
  return [
    {
      type: 'supplement-received',
      ...opinionOf(body.opinion),
      data: {
        materials,
        complete,
        to,
        visit: atWindow,
        originalsChecked: state.originalsChecked && uncheckedOriginals(item, materials).length === 0,
        limits: acceptanceLimits(item),
        moves: [],
      },
    },
  ];
};

/** 核验原件: every original that was not seen yet must be among those checked; before acceptance it completes the receipt. */
export const checkOriginals: Rule<'check-originals'> = (state, body, { facts: { item } }) => {
  const unknown = body.materialIds.find((id) => !item.materials.some((material) => material.id === id));
  if (unknown !== undefined) refuse('MATERIAL_UNKNOWN', { materialId: unknown });
  const unchecked = uncheckedOriginals(item, state.materials)
    .filter(({ materialId }) => !body.materialIds.includes(materialId))
    .map(({ materialId }) => materialName(item, materialId));
  if (unchecked.length > 0) refuse('UNMET_LINES', { lines: unchecked.join('、') });
  const { materialIds, paperMatchesElectronic } = body;
  const seen = { materialIds, ...(paperMatchesElectronic && { paperMatchesElectronic }) };
  const before = state.stage === 'awaiting_originals';
  const data = before
    ? { ...seen, to: 'awaiting_acceptance' as const, limits: acceptanceLimits(item), moves: [] }
    : { ...seen, to: state.stage, moves: [] };
  return [{ type: 'originals-checked', data }];
};

const asClock = ({ unit, budget }: Limit) => ({ unit, budget });

/** Promise and legal clock run from acceptance (002 Art. 21), when deemed from the receipt of the materials (行政许可法 32(4)). */
export function approvalStart(
  item: ItemVersion,
  calendar: WorkingCalendar,
  from: EpochMs,
  nextHandlers: readonly string[],
): ApprovalStart {
  const { dayEndsAtMinute } = item.rules;
  const promise = asClock(item.promisedLimit);
  const first = item.steps[0];
  const clock = startClock([], 'promise', from, { ...promise, dayEndsAtMinute })[0]!;
  return {
    from,
    promise,
    legal: asClock(item.legalLimit),
    ...(first?.limit && { step: { stepId: first.id, ...asClock(first.limit) } }),
    promiseDueOn: dueOf(clock, calendar)!.on,
    dayEndsAtMinute,
    nextHandlers,
    moves: [],
  };
}

/** Files changed while the case was examined; a line keeps the ticks it had. */
function amended(state: CaseState, item: ItemVersion, lines: CommandBodies['accept']['materials']): EventBody[] {
  if (!lines?.length) return [];
  const materials = takeMaterials(item, lines, false).map((line) => ({
    ...state.materials.find(({ materialId }) => materialId === line.materialId),
    ...line,
  }));
  return [{ type: 'materials-amended', data: { materials } }];
}

/** 业务表格 as it was verified, or entered by the staff; what differs is a correction like any other (ACC-14). */
function formEntered(state: CaseState, item: ItemVersion, form: CommandBodies['accept']['form'] = {}): EventBody[] {
  const wanted = Object.fromEntries(
    Object.entries(form)
      .filter(([name, value]) => value !== '' || state.form[name] !== undefined)
      .map(([name, value]) => [`form.${name}`, value]),
  );
  const event = correction(state, item, wanted, '受理时核对录入');
  return event ? [event] : [];
}

export const accept: Rule<'accept'> = (state, body, { facts: { item, calendar, now } }) => {
  requireAllMet(item, body.unmet);
  return [
    ...amended(state, item, body.materials),
    ...formEntered(state, item, body.form),
    { type: 'accepted', ...opinionOf(body.opinion), data: approvalStart(item, calendar, now, body.nextHandlers ?? []) },
  ];
};

export const refuseAcceptance: Rule<'refuse-acceptance'> = (_state, body): EventBody[] => [
  {
    type: 'acceptance-refused',
    data: {
      reason: required(body.reason, 'REASON_REQUIRED'),
      legalBasis: required(body.legalBasis, 'LEGAL_BASIS_REQUIRED'),
    },
  },
];
