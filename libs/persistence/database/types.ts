import pg from 'pg';
import type { EpochMs } from '#libs/domain/time/index.js';

const { builtins } = pg.types;

/** 'infinity' (no due date) becomes Infinity. The session's zone is UTC, so the text ends in +00. */
function parseInstant(text: string): EpochMs {
  if (text === 'infinity') return Infinity as EpochMs;
  const instant = Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
  if (Number.isNaN(instant) || !text.endsWith('+00')) throw new RangeError(`Not an instant in UTC: ${text}`);
  return instant as EpochMs;
}

function parseWhole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Too large for a number: ${text}`);
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, parseInstant],
  // pg would make a Date at the host's local midnight of it.
  [builtins.DATE, (text) => text],
  [builtins.INT8, parseWhole],
]);

/** How this pool reads values: instants as EpochMs, days as text, counts as numbers. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    const parser = parsers.get(oid) ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
    return parser;
  },
};

/** An instant as a statement's parameter; null stays null. */
export const toSql = (instant: EpochMs | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
