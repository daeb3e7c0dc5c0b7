import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with the members of every object in order: two bodies that say the same give the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${JSON.stringify(name)}:${canonicalJson(content)}`);
  return `{${members.join(',')}}`;
}

/** Identity of a request: the same caller, object and key are the same request, whatever process answers it. */
export const commandRequestId = (caller: string, object: string, key: string): string =>
  sha256(JSON.stringify([caller, object, key]));

/** Identity of what a request asks for: a repeated key with another one is refused. */
export const fingerprintOf = (action: string, body: unknown): string => sha256(`${action}\n${canonicalJson(body)}`);
