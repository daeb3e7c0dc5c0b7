import { STAGES, type Stage } from '#libs/domain/case/stage.js';
import type { CardLevel } from '#libs/domain/clock/types.js';
import { type ListFilter, PAGE_ROWS } from '../api/lists';
import { parseSearch } from '../app/search-text';

/** Filters that are typed, filters that are days, and how long a list stands open: all that a queue's address says. */
export const TEXT_FILTERS = ['q', 'itemName', 'caseNo', 'applicant', 'project'] as const;
export const DAY_FILTERS = ['submittedFrom', 'submittedTo', 'acceptedFrom', 'acceptedTo', 'dueBefore'] as const;
export const CARD_FILTERS = ['warning', 'yellow', 'red'] as const satisfies readonly CardLevel[];
/** More rows than anybody reads: a filter finds what lies behind them. */
export const MAX_ROWS = 500;

export type FilterName = (typeof TEXT_FILTERS)[number] | (typeof DAY_FILTERS)[number] | 'stage' | 'card';
export type QueueFilter = Pick<ListFilter, FilterName>;
export const FILTER_NAMES: readonly FilterName[] = [...TEXT_FILTERS, 'stage', 'card', ...DAY_FILTERS];

export interface QueueSearch extends QueueFilter {
  /** How many rows were opened by 再显示, so that a reload does not lose the place. */
  readonly rows?: number;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 100) || undefined : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
const oneOf = <T extends string>(set: readonly T[], value: unknown): T | undefined =>
  set.find((each) => each === value);
const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** The filters among what an address or a saved filter says; whatever is no filter is left out. */
export const filterOf = (search: Record<string, unknown>): QueueFilter =>
  defined({
    ...Object.fromEntries(TEXT_FILTERS.map((name) => [name, text(search[name])])),
    ...Object.fromEntries(DAY_FILTERS.map((name) => [name, day(search[name])])),
    stage: oneOf<Stage>(STAGES, search.stage),
    card: oneOf(CARD_FILTERS, search.card),
  });

/** The filters of a saved filter's text. */
export const filterOfText = (search: string): QueueFilter => filterOf(parseSearch(search));

export function validateQueueSearch(search: Record<string, unknown>): QueueSearch {
  const rows = Math.min(Math.floor(Number(search.rows)), MAX_ROWS);
  return { ...filterOf(search), ...(rows > PAGE_ROWS && { rows }) };
}
