import { apiProblem } from './problems.js';

/** Deeper than any body of ours; a bound keeps every later step off the end of the stack. */
const MAX_DEPTH = 24;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a parsed value is deeper than the bound or would touch a prototype when it is copied. */
function isHarmful(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  if (Array.isArray(value)) return value.some((entry) => isHarmful(entry, depth - 1));
  for (const name of Object.keys(value)) {
    if (name === '__proto__') return true;
    if (isHarmful((value as Record<string, unknown>)[name], depth - 1)) return true;
  }
  return false;
}

/** The JSON value in `bytes` (RFC 8259: UTF-8); undefined for no bytes. Throws INVALID_JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw apiProblem('INVALID_JSON', {}, { cause: error });
  }
  if (isHarmful(value, MAX_DEPTH)) throw apiProblem('INVALID_JSON');
  return value;
}

/** Form fields, each at most once. Throws BAD_REQUEST. */
export function parseForm(bytes: Uint8Array): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(Buffer.from(bytes).toString('utf8'))) {
    if (name in fields) throw apiProblem('BAD_REQUEST');
    fields[name] = value;
  }
  return fields;
}
