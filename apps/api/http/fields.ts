import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { type TermSet, termOf } from '#libs/domain/terms/index.js';
import { isCalendarDay, parseInstant } from '#libs/domain/time/index.js';
import { FIELD_PROBLEMS as problem } from './field-problems.js';

/**
 * Fields of a request (and of an answer), each one decorator: how it is read, what it must hold and how OpenAPI shows it,
 * so that a bound stands once. A null counts as an absent field.
 */
interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  /** Of answers only: the field is there and may be null. */
  readonly nullable?: boolean;
}
interface Check {
  readonly name: string;
  readonly problem: { readonly code: string; readonly zh: string; readonly en: string };
  readonly holds: (value: unknown) => boolean;
}
/** What a value becomes when it can't be read; no check accepts it. */
const UNREADABLE = Symbol('unreadable');

/** Declared fields by prototype: name → what is nested there. Only these are ever copied from a request. */
const declared = new Map<object, Map<string, { of?: () => ClassOf; list?: boolean }>>();

function declare(nested: { of?: () => ClassOf; list?: boolean }): PropertyDecorator {
  return (prototype, name) => {
    const fields = declared.get(prototype) ?? new Map<string, { of?: () => ClassOf; list?: boolean }>();
    declared.set(prototype, fields.set(String(name), nested));
  };
}

/** The declared fields of a class and of the classes that it extends. */
export function fieldsOf(of: ClassOf): ReadonlyMap<string, { readonly of?: () => ClassOf; readonly list?: boolean }> {
  const found = new Map<string, { of?: () => ClassOf; list?: boolean }>();
  for (let at: unknown = of.prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, nested] of declared.get(at as object) ?? []) if (!found.has(name)) found.set(name, nested);
  return found;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;

function field(
  checks: readonly Check[],
  schema: ApiPropertyOptions,
  options: FieldOptions,
  read?: (value: unknown) => unknown,
  nested: { of?: () => ClassOf; list?: boolean } = {},
) {
  const presence: Check = { name: 'required', problem: problem.required(), holds: (value) => !isMissing(value) };
  const decorators = (options.optional ? checks : [presence, ...checks]).map((check) =>
    ValidateBy(
      { name: check.name, validator: { validate: check.holds, defaultMessage: () => check.problem.code } },
      { context: check.problem },
    ),
  );
  const described = {
    ...schema,
    // For a plain object `required` lists its members; whether it is required itself has another name.
    [schema.type === 'object' ? 'selfRequired' : 'required']: !options.optional,
    ...(options.description !== undefined && { description: options.description }),
    ...(options.example !== undefined && { example: options.example }),
    ...(options.nullable && { nullable: true }),
  };
  return applyDecorators(
    declare(nested),
    ...decorators,
    ...(options.optional ? [IsOptional()] : []),
    Transform(({ value }: { value: unknown }) => (isMissing(value) ? undefined : read ? read(value) : value)),
    ApiProperty(described),
  );
}

// Control characters and the ones that reorder text on a page; a text over several lines may break and indent.
const FORBIDDEN_IN_LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const FORBIDDEN_IN_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** A class that may be declared further down; Swagger tells it from the class itself by the name `type`. */
const lazily = (of: () => ClassOf): ApiPropertyOptions => ({ type: () => of() });

const isText = (value: unknown): value is string => typeof value === 'string';
const cleanText = (text: string, lines: boolean): boolean =>
  text.isWellFormed() && !(lines ? FORBIDDEN_IN_LINES : FORBIDDEN_IN_LINE).test(text);
/** Length in characters, as OpenAPI counts; the cheap length first, since a text never has more characters than units. */
const fits = (text: string, max: number): boolean => text.length <= max || [...text].length <= max;

interface TextOptions extends FieldOptions {
  readonly max: number;
  /** 0 lets an empty text through, for fields on which a rule of the case has the word. Default 1. */
  readonly min?: number;
  readonly lines?: boolean;
  /** Secrets are taken as they are. */
  readonly trim?: boolean;
  readonly pattern?: { readonly expression: RegExp; readonly zh: string; readonly en: string };
}
function textChecks(
  { max, min = 1, lines = false, pattern }: TextOptions,
  every: (holds: (v: string) => boolean) => Check['holds'],
): Check[] {
  return [
    { name: 'text', problem: problem.text(), holds: every(() => true) },
    { name: 'maxLength', problem: problem.tooLong(max), holds: every((text) => fits(text, max)) },
    { name: 'minLength', problem: problem.tooShort(min), holds: every((text) => text.length >= min) },
    { name: 'characters', problem: problem.characters(), holds: every((text) => cleanText(text, lines)) },
    ...(pattern
      ? [
          {
            name: 'pattern',
            problem: problem.pattern(pattern.zh, pattern.en),
            holds: every((text) => pattern.expression.test(text)),
          },
        ]
      : []),
  ];
}
const textSchema = ({ max, min = 1, pattern }: TextOptions) => ({
  type: 'string' as const,
  maxLength: max,
  ...(min > 0 && { minLength: min }),
  ...(pattern && { pattern: pattern.expression.source }),
});
const trimmed = (value: unknown): unknown => (isText(value) ? value.trim() : value);

/** Text, trimmed, at most `max` characters, of one line unless `lines`. */
export const TextField = (options: TextOptions): PropertyDecorator =>
  field(
    textChecks(options, (holds) => (value) => isText(value) && holds(value)),
    textSchema(options),
    options,
    options.trim === false ? undefined : trimmed,
  );

/** 意见, 理由, 要求 …: free text over several lines; emptiness is for the rules of the case to judge. */
export const ProseField = (options: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  TextField({ max: 2000, min: 0, lines: true, ...options });

interface ListOptions extends FieldOptions {
  readonly maxItems: number;
  readonly minItems?: number;
}
const listChecks = ({ maxItems, minItems = 0 }: ListOptions): Check[] => [
  { name: 'list', problem: problem.list(), holds: Array.isArray },
  {
    name: 'listSize',
    problem: problem.listSize(minItems, maxItems),
    holds: (value) => Array.isArray(value) && value.length >= minItems && value.length <= maxItems,
  },
];
const listSchema = ({ maxItems, minItems = 0 }: ListOptions) => ({ maxItems, ...(minItems > 0 && { minItems }) });

/** A list of short texts: identifiers, user names. */
export const TextListField = (options: ListOptions & TextOptions): PropertyDecorator =>
  field(
    [
      ...listChecks(options),
      ...textChecks(
        options,
        (holds) => (value) => Array.isArray(value) && value.every((entry) => isText(entry) && holds(entry)),
      ),
    ],
    { type: 'array', items: textSchema(options), ...listSchema(options) },
    options,
    (value) => (Array.isArray(value) ? value.map(trimmed) : value),
  );

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

export const BooleanField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    [{ name: 'boolean', problem: problem.boolean(), holds: (value) => typeof value === 'boolean' }],
    { type: 'boolean' },
    options,
  );

/** A nested object with its own class. */
export const ObjectField = (of: () => ClassOf, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    field([{ name: 'object', problem: problem.object(), holds: isObject }], lazily(of), options, undefined, { of }),
    Type(of),
    ValidateNested(),
  );

/** A list of objects of one class. */
export const ListField = (of: () => ClassOf, options: ListOptions): PropertyDecorator =>
  applyDecorators(
    field(listChecks(options), { ...lazily(of), isArray: true, ...listSchema(options) }, options, undefined, {
      of,
      list: true,
    }),
    Type(of),
    ValidateNested({ each: true }),
  );

interface RecordOptions extends FieldOptions {
  readonly entries: number;
  readonly max: number;
}
/** 业务表格: field names that only the item knows, to text or numbers. */
export const RecordField = ({ entries, max, ...options }: RecordOptions): PropertyDecorator =>
  field(
    [
      {
        name: 'record',
        problem: problem.record(entries, max),
        holds: (value) =>
          isObject(value) &&
          Object.keys(value).length <= entries &&
          Object.entries(value).every(
            ([name, content]) =>
              /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u.test(name) &&
              (isText(content) ? fits(content, max) && cleanText(content, true) : Number.isFinite(content)),
          ),
      },
    ],
    {
      type: 'object',
      additionalProperties: { oneOf: [{ type: 'string', maxLength: max }, { type: 'number' }] },
      maxProperties: entries,
    },
    options,
  );

/** A number of an answer. */
export const NumberField = (options: FieldOptions = {}): PropertyDecorator =>
  field([{ name: 'number', problem: problem.number(), holds: Number.isFinite }], { type: 'number' }, options);

/** Plain data of an answer whose shape depends on something else in it. Never of a request. */
export const PlainField = ({ isArray, ...options }: FieldOptions & { isArray?: boolean } = {}): PropertyDecorator =>
  field([], isArray ? { type: 'array', items: { type: 'object' } } : {}, options);
