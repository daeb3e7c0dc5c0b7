import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { FIELD_PROBLEMS as problem } from '../field-problems.js';

/**
 * Fields of a request (and of an answer), each one decorator: how it is read, what it must hold and how OpenAPI shows it,
 * so that a bound stands once. A null counts as an absent field.
 */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
  /** Of answers only: the field is there and may be null. */
  readonly nullable?: boolean;
}
export interface Check {
  readonly name: string;
  readonly problem: { readonly code: string; readonly zh: string; readonly en: string };
  readonly holds: (value: unknown) => boolean;
}
/** What a value becomes when it can't be read; no check accepts it. */
export const UNREADABLE = Symbol('unreadable');

/** What is nested in a field: the class of an object, or of a list's entries. */
interface Nested {
  readonly of?: () => ClassOf;
  readonly list?: boolean;
}
/** Declared fields by prototype: name → what is nested there. Only these are ever copied from a request. */
const declared = new Map<object, Map<string, Nested>>();

function declare(nested: Nested): PropertyDecorator {
  return (prototype, name) => {
    const fields = declared.get(prototype) ?? new Map<string, Nested>();
    declared.set(prototype, fields.set(String(name), nested));
  };
}

/** The declared fields of a class and of the classes that it extends. */
export function fieldsOf(of: ClassOf): ReadonlyMap<string, Nested> {
  const found = new Map<string, Nested>();
  for (let at: unknown = of.prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, nested] of declared.get(at as object) ?? []) if (!found.has(name)) found.set(name, nested);
  return found;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;

/** The one way to a field: checks in order, the first that fails is reported; `read` turns what came into what is kept. */
export function field(
  checks: readonly Check[],
  schema: ApiPropertyOptions,
  options: FieldOptions,
  read?: (value: unknown) => unknown,
  nested: Nested = {},
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
