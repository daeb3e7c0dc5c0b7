import type { ItemVersion } from '../../item/index.js';
import { dayOf } from '../../time/index.js';
import { openUrge } from '../availability.js';
import { correctablePaths, correctableValue, fitsApplicant } from '../correctable.js';
import type { EventBody } from '../events.js';
import type { CaseState } from '../state.js';
import { opinionOf, type Rule } from './context.js';
import { fieldProblem } from './form.js';
import { refuse, required, withinDays } from './refusal.js';

const reason = (text: string) => required(text, 'REASON_REQUIRED');

export const claim: Rule<'claim'> = () => [{ type: 'claimed', data: {} }];
export const release: Rule<'release'> = () => [{ type: 'released', data: {} }];

export const transfer: Rule<'transfer'> = (state, body) => {
  if (body.toUser === state.assigneeId) refuse('NO_CHANGE');
  return [{ type: 'transferred', data: { toUser: body.toUser, reason: reason(body.reason) } }];
};

export const delegate: Rule<'delegate'> = (_state, body, { actor }) => {
  if (body.toUser === actor.id) refuse('NO_CHANGE');
  return [{ type: 'delegated', data: { toUser: body.toUser, reason: reason(body.reason) } }];
};

/** Working days within which 督办 is answered where the supervisor does not say. */
const URGE_ANSWER_DAYS = 1;
const MAX_URGE_ANSWER_DAYS = 10;

/** 督办: must be answered, and by when; one open urge at a time. */
export const urge: Rule<'urge'> = (_state, body, { facts: { calendar, now } }) => {
  const message = required(body.message, 'TEXT_REQUIRED', { field: 'message' });
  const days = withinDays(body.answerWorkingDays ?? URGE_ANSWER_DAYS, MAX_URGE_ANSWER_DAYS, 'ANSWER_DAYS_INVALID');
  return [{ type: 'urged', data: { message, answerBy: calendar.dueDate(dayOf(now), days) } }];
};
export const answerUrge: Rule<'answer-urge'> = (state, body) => [
  {
    type: 'urge-answered',
    data: { urgeSeq: openUrge(state)!.seq, message: required(body.message, 'TEXT_REQUIRED', { field: 'message' }) },
  },
];

/** 抄送/抄报: makes a to-read entry; no clock moves (APR-14). */
export const copyTo: Rule<'copy-to'> = (state, body) => {
  const users = [...new Set(body.users)].filter((user) => !state.readers.includes(user));
  if (users.length === 0) refuse('NO_CHANGE');
  return [{ type: 'copied', data: { users, ...(body.message?.trim() && { message: body.message.trim() }) } }];
};

export const annotate: Rule<'annotate'> = (_state, body) => [
  { type: 'annotated', ...opinionOf(required(body.opinion, 'OPINION_REQUIRED')), data: {} },
];

/** The corrected value must be one that an application could have carried. */
function checkCorrection(item: ItemVersion, path: string, value: string | number): void {
  const name = path.slice(path.indexOf('.') + 1);
  if (path.startsWith('form.')) {
    const field = item.form.find((known) => known.name === name)!;
    if (fieldProblem(field, value)) refuse('FORM_INVALID', { fields: field.label });
  } else if (typeof value !== 'string' || !fitsApplicant(name, value)) {
    refuse('FORM_INVALID', { fields: path });
  } else if (name === 'name') {
    required(value, 'TEXT_REQUIRED', { field: path });
  }
}

type Changes = Readonly<Record<string, string | number>>;

/** The correction that keeps the former values; undefined when nothing would change. */
export function correction(
  state: CaseState,
  item: ItemVersion,
  wanted: Changes,
  why: string,
): Extract<EventBody, { type: 'data-corrected' }> | undefined {
  const formFields = item.form.map(({ name }) => name);
  const before: Record<string, string | number | null> = {};
  const changes: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const present = correctableValue(state, field, formFields);
    if (present === undefined)
      refuse('FIELD_NOT_CORRECTABLE', { field, offered: correctablePaths(formFields).join('、') });
    checkCorrection(item, field, value);
    if (present !== value) {
      before[field] = present;
      changes[field] = value;
    }
  }
  const fields = Object.keys(changes);
  if (fields.length === 0) return undefined;
  return { type: 'data-corrected', data: { fields, reason: why }, personal: { before, changes } };
}

/** 数据更正: versioned by its event, which keeps the former values (ACC-07). */
export const correctData: Rule<'correct-data'> = (state, body, { facts: { item } }) => {
  const corrected = correction(state, item, body.changes, body.reason) ?? refuse('NO_CHANGE');
  return [{ ...corrected, data: { ...corrected.data, reason: reason(body.reason) } }];
};
