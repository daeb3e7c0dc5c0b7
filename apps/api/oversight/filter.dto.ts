import { CHANNELS, type Channel } from '#libs/domain/terms/index.js';
import { BooleanField, IntField, TermField, TextField } from '../http/fields.js';

/** Stands in an address for what has no value: a case that nobody has taken. */
export const NOBODY = '-';
export const orNull = (value: string | undefined): string | null | undefined => (value === NOBODY ? null : value);

/** By which every number and list of supervision and statistics may be narrowed. */
export class OversightQuery {
  @TextField({ max: 12, optional: true, description: '区划代码, with the regions below it' }) region?: string;
  @BooleanField({ optional: true, fromText: true, description: 'Without the regions below `region`' })
  regionOnly?: boolean;
  @TextField({ max: 64, optional: true, description: '部门' }) department?: string;
  @TextField({ max: 64, optional: true, description: '事项编码' }) itemCode?: string;
  @TermField(CHANNELS, { optional: true }) channel?: Channel;
  @TextField({ max: 64, optional: true, description: 'User name of the officer; `-`: nobody' }) assignee?: string;
}

export const Cursor = (): PropertyDecorator =>
  TextField({ max: 500, optional: true, description: 'nextCursor of the page before' });
export const Limit = (): PropertyDecorator =>
  IntField({ min: 1, max: 100, optional: true, fromText: true, description: 'Rows of a page, default 20' });
