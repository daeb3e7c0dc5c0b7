const PLAIN = /^(?:[A-Za-z][\w.:-]{0,79}|[0-9A-Z]{5})$/;

/**
 * What went wrong by its code (a SQLSTATE, too) or name: a sentence, and whatever else a receiver puts there, may quote
 * personal data.
 */
export function faultOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const isPlain = (text: unknown): text is string => typeof text === 'string' && PLAIN.test(text);
  return [code, name].find(isPlain) ?? 'Error';
}
