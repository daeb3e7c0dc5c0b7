import { type TermSet, termOf } from '#libs/domain/terms/index.js';
import { isCalendarDay, parseInstant } from '#libs/domain/time/index.js';
import { FIELD_PROBLEMS as problem } from '../field-problems.js';
import { field, type FieldOptions, UNREADABLE } from './field.js';
import { isText } from './text.js';

/** A term of a closed set, named by identifier, Chinese name or national code; becomes the identifier. */
export function TermField(set: TermSet, options: FieldOptions = {}): PropertyDecorator {
  const ids = Object.keys(set);
  const schema = {
    type: 'string',
    enum: ids,
    description: ids.map((id) => `\`${id}\` ${set[id]!.zh}`).join(' · '),
  } as const;
  return field(
    [
      {
        name: 'term',
        problem: problem.term(ids.join('、')),
        holds: (value) => isText(value) && Object.hasOwn(set, value),
      },
    ],
    schema,
    options,
    (value) => termOf(set, value) ?? UNREADABLE,
  );
}

/** One of a few words that have no other names. */
export const ChoiceField = (words: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    [
      {
        name: 'choice',
        problem: problem.term(words.join('、')),
        holds: (value) => isText(value) && words.includes(value),
      },
    ],
    { type: 'string', enum: [...words] },
    options,
  );

/** CalendarDay 'YYYY-MM-DD'. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  field([{ name: 'day', problem: problem.day(), holds: isCalendarDay }], { type: 'string', format: 'date' }, options);

/** RFC 3339 with offset; becomes EpochMs. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    [{ name: 'instant', problem: problem.instant(), holds: (value) => typeof value === 'number' }],
    { type: 'string', format: 'date-time' },
    options,
    (value) => (isText(value) ? (parseInstant(value) ?? UNREADABLE) : UNREADABLE),
  );

interface IntOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  /** In an address numbers are digits. */
  readonly fromText?: boolean;
}
export const IntField = ({ min, max, fromText = false, ...options }: IntOptions): PropertyDecorator =>
  field(
    [
      {
        name: 'integer',
        problem: problem.integer(min, max),
        holds: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
      },
    ],
    { type: 'integer', minimum: min, maximum: max },
    options,
    fromText ? (value) => (isText(value) && /^-?\d{1,9}$/.test(value) ? Number(value) : UNREADABLE) : undefined,
  );

/** An amount in CNY as text, because a binary number can't hold fen: at most 12 digits before and 2 after the point. */
export const DecimalField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    [
      {
        name: 'decimal',
        problem: problem.decimal(12),
        holds: (value) => isText(value) && /^\d{1,12}(\.\d{1,2})?$/.test(value),
      },
    ],
    { type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' },
    options,
  );

/** `fromText`: in an address the words `true` and `false`. */
export const BooleanField = ({
  fromText = false,
  ...options
}: FieldOptions & { fromText?: boolean } = {}): PropertyDecorator =>
  field(
    [{ name: 'boolean', problem: problem.boolean(), holds: (value) => typeof value === 'boolean' }],
    { type: 'boolean' },
    options,
    fromText ? (value) => (value === 'true' || value === 'false' ? value === 'true' : UNREADABLE) : undefined,
  );

/** A number of an answer. */
export const NumberField = (options: FieldOptions = {}): PropertyDecorator =>
  field([{ name: 'number', problem: problem.number(), holds: Number.isFinite }], { type: 'number' }, options);
