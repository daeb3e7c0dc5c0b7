import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { FIELD_PROBLEMS as problem } from '../field-problems.js';
import { field, type FieldOptions, isObject } from './field.js';
import { cleanText, fits, isText, listChecks, type ListOptions, listSchema } from './text.js';

/** A class that may be declared further down; Swagger tells it from the class itself by the name `type`. */
const lazily = (of: () => ClassOf): ApiPropertyOptions => ({ type: () => of() });

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
  /** Values may also be grouped: `{a: {b: 1}}` for `{'a.b': 1}`. */
  readonly nested?: boolean;
}
/** 业务表格: field names that only the item knows, to text or numbers. */
export const RecordField = ({ entries, max, nested = false, ...options }: RecordOptions): PropertyDecorator =>
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
    nested ? byPath : undefined,
  );

interface ListsOptions extends FieldOptions {
  readonly entries: number;
  readonly maxItems: number;
  readonly max: number;
}
/** Names to lists of short texts, each a word of letters, digits and hyphens. */
export const ListsField = ({ entries, maxItems, max, ...options }: ListsOptions): PropertyDecorator => {
  const isWord = (text: unknown): boolean => isText(text) && /^[A-Za-z][\w.-]*$/.test(text) && text.length <= max;
  return field(
    [
      {
        name: 'lists',
        problem: problem.lists(entries, maxItems, max),
        holds: (value) =>
          isObject(value) &&
          Object.keys(value).length <= entries &&
          Object.entries(value).every(
            ([name, list]) => isWord(name) && Array.isArray(list) && list.length <= maxItems && list.every(isWord),
          ),
      },
    ],
    {
      type: 'object',
      additionalProperties: { type: 'array', maxItems, items: { type: 'string', minLength: 1, maxLength: max } },
      maxProperties: entries,
    },
    options,
  );
};

function byPath(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      isObject(part) ? Object.entries(part).map(([inner, content]) => [`${name}.${inner}`, content]) : [[name, part]],
    ),
  );
}

/** Plain data of an answer whose shape depends on something else in it. Never of a request. */
export const PlainField = ({ isArray, ...options }: FieldOptions & { isArray?: boolean } = {}): PropertyDecorator =>
  field([], isArray ? { type: 'array', items: { type: 'object' } } : {}, options);

/** A value of an answer that is of one of these kinds. Never of a request. */
export const ValueField = (
  kinds: readonly ('string' | 'number' | 'boolean' | 'null')[],
  options: Omit<FieldOptions, 'nullable'> = {},
): PropertyDecorator => field([], { type: () => Object, oneOf: kinds.map((type) => ({ type })) }, options);
