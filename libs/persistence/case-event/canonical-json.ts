import { ProblemError } from '#libs/domain/codes/problem.js';

/**
 * The one JSON text of a value: keys in code-unit order, no spaces, numbers as JavaScript writes them. A value that went
 * through jsonb (which orders keys and rewrites numbers its own way) has the same canonical text as before.
 * Throws ProblemError VALUE_UNSTORABLE for what PostgreSQL could not keep or would not give back as it was: NUL, half a
 * surrogate pair, NaN and infinities, holes in lists, anything that is not plain JSON.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '');
}

/** Throws ProblemError VALUE_UNSTORABLE where `canonicalJson` would; for checking what comes from outside. */
export function assertStorable(value: unknown): void {
  write(value, '');
}

function write(value: unknown, pointer: string): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return text(value, pointer);
    case 'number':
      if (!Number.isFinite(value)) throw unstorable(pointer);
      // JSON has no negative zero: jsonb gives back 0.
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return Array.isArray(value) ? list(value, pointer) : record(value, pointer);
    default:
      throw unstorable(pointer);
  }
}

function text(value: string, pointer: string): string {
  if (value.includes('\0') || !value.isWellFormed()) throw unstorable(pointer);
  return JSON.stringify(value);
}

function list(values: readonly unknown[], pointer: string): string {
  return `[${Array.from(values, (value, i) => write(value, `${pointer}/${i}`)).join(',')}]`;
}

function record(value: object, pointer: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw unstorable(pointer);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field === undefined) continue;
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    parts.push(`${text(key, at)}:${write(field, at)}`);
  }
  return `{${parts.join(',')}}`;
}

/** The value itself is not shown: it may be personal. */
function unstorable(pointer: string): ProblemError {
  const where = pointer === '' ? '/' : pointer.toWellFormed().replaceAll('\0', '\uFFFD');
  return new ProblemError({
    code: 'VALUE_UNSTORABLE',
    zh: `“${where}”含有无法保存的字符或数值,请删除不可见字符后重新提交。`,
    en: `“${where}” holds a character or number that can’t be stored; remove invisible characters and submit again.`,
  });
}
