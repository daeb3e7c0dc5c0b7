import type { Type as ClassOf } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { FIELD_PROBLEMS } from './field-problems.js';
import { fieldsOf, isObject } from './fields.js';
import { apiProblem, type FieldError } from './problems.js';

const MAX_ERRORS = 50;

const step = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/**
 * The declared fields of a request's part, copied; what is not declared is reported, by name. The validator's own
 * whitelist is not used: it lets names of Object.prototype through.
 */
function declaredPart(of: ClassOf, plain: Record<string, unknown>, base: string, errors: FieldError[]): object {
  const fields = fieldsOf(of);
  const part: Record<string, unknown> = {};
  for (const name of Object.keys(plain)) {
    const nested = fields.get(name);
    const pointer = base + step(name);
    const value = plain[name];
    if (!nested) errors.push({ pointer, ...FIELD_PROBLEMS.unknown([...fields.keys()]) });
    else if (!nested.of) part[name] = value;
    else if (!nested.list) part[name] = isObject(value) ? declaredPart(nested.of(), value, pointer, errors) : value;
    else if (!Array.isArray(value)) part[name] = value;
    else {
      const listed = nested.of();
      part[name] = value.filter((entry: unknown, at): entry is Record<string, unknown> => {
        if (isObject(entry)) return true;
        errors.push({ pointer: `${pointer}/${at}`, ...FIELD_PROBLEMS.object() });
        return false;
      });
      part[name] = (part[name] as Record<string, unknown>[]).map((entry, at) =>
        declaredPart(listed, entry, `${pointer}/${at}`, errors),
      );
    }
    if (errors.length > MAX_ERRORS) break;
  }
  return part;
}

function collect(found: readonly ValidationError[], base: string, errors: FieldError[]): void {
  for (const { property, contexts = {}, children = [] } of found) {
    const pointer = base + step(property);
    for (const { code, zh, en } of Object.values(contexts) as Omit<FieldError, 'pointer'>[])
      errors.push({ pointer, code, zh, en });
    collect(children, pointer, errors);
  }
}

/**
 * A request's part as an instance of its class, with unknown fields refused. Throws VALIDATION_FAILED naming the mistakes.
 * `undefined` counts as an empty object: a command without fields needs no body.
 */
export function readDto<T extends object>(of: ClassOf<T>, plain: unknown = {}): T {
  if (!isObject(plain))
    throw apiProblem('VALIDATION_FAILED', {}, { errors: [{ pointer: '', ...FIELD_PROBLEMS.object() }] });
  const errors: FieldError[] = [];
  const dto = plainToInstance(of, declaredPart(of, plain, '', errors), { exposeUnsetFields: false });
  collect(validateSync(dto, { stopAtFirstError: true, validationError: { target: false, value: false } }), '', errors);
  if (errors.length > 0) throw apiProblem('VALIDATION_FAILED', {}, { errors: errors.slice(0, MAX_ERRORS) });
  return dto;
}
