import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';

/** The pool's parsers already give instants as EpochMs (see types.ts); TypeORM wants a Date to write one. */
const asInstant = {
  to: (value: EpochMs | null | undefined) => (typeof value === 'number' ? new Date(value) : value),
  from: (value: EpochMs | null) => value,
};

const code = { type: 'text', collation: 'C' } as const;

/** Part of a primary key: text in byte order. */
export const Key = (): PropertyDecorator => PrimaryColumn({ ...code });
/** A code, id or key: text in byte order. */
export const Code = (options: ColumnOptions = {}): PropertyDecorator => Column({ ...code, ...options });
/** Text for people. */
export const Text = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'text', ...options });
export const Whole = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'integer', ...options });
export const Decimal = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'double precision', ...options });
export const Flag = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'boolean', ...options });
export const Json = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'jsonb', ...options });
export const TextList = (): PropertyDecorator => Column({ type: 'text', array: true });
/** An instant: EpochMs in the program, timestamptz in the table. */
export const Instant = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', transformer: asInstant, ...options });
/** A calendar day of Asia/Shanghai: 'YYYY-MM-DD' in the program, date in the table. */
export const Day = (options: ColumnOptions = {}): PropertyDecorator => Column({ type: 'date', ...options });

export const optional = { nullable: true } as const;
