const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Where the trace (调用链) of a request begins: W3C Trace Context, with fresh random numbers that say nothing of anybody.
 * The page records no span itself, so it says "not recorded" (00); whether the trace is kept is the API's to decide.
 */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-00`;
