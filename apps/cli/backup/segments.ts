/** Places in the log (LSN) are written `16/B374D848`; bytes from the log's beginning. */
export function placeOf(text: string): bigint {
  const [high, low] = text.split('/') as [string, string];
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}
export const written = (place: bigint): string =>
  `${(place >> 32n).toString(16)}/${(place & 0xffffffffn).toString(16)}`.toUpperCase();

const hex = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

/** The file of the log that holds `place`: timeline and number of the segment, as PostgreSQL calls it. */
export function segmentOf(place: bigint, timeline: number, size: number): string {
  const perHigh = 0x1_0000_0000n / BigInt(size);
  const number = place / BigInt(size);
  return hex(BigInt(timeline)) + hex(number / perHigh) + hex(number % perHigh);
}
/** The place where a segment begins. */
export function beginOf(segment: string, size: number): bigint {
  const perHigh = 0x1_0000_0000n / BigInt(size);
  return (BigInt(`0x${segment.slice(8, 16)}`) * perHigh + BigInt(`0x${segment.slice(16, 24)}`)) * BigInt(size);
}
export const isSegment = (name: string): boolean => /^[0-9A-F]{24}$/.test(name);
