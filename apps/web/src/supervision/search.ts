import { CLOCK_KINDS } from '#libs/domain/clock/types.js';
import { CHANNELS } from '#libs/domain/terms/index.js';
import { WARNING_GROUPS, type WarningGroup, type WarningsFilter } from '../api/supervision';
import { parseSearch } from '../app/search-text';

export const LEVELS = ['warning', 'yellow', 'red'] as const;
const TEXTS = ['region', 'department', 'itemCode', 'assignee'] as const;

export interface SupervisionSearch extends WarningsFilter {
  /** What the numbers are grouped by; 时限 when it is not said. */
  readonly by?: WarningGroup;
}
/** The filters, each with the group whose name it is called by. */
export const FILTERS = {
  level: 'card',
  clock: 'clock',
  region: 'region',
  department: 'department',
  itemCode: 'item',
  assignee: 'assignee',
} as const satisfies Partial<Record<keyof WarningsFilter, WarningGroup>>;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 64) || undefined : undefined;
const oneOf = <T extends string>(set: readonly T[], value: unknown): T | undefined =>
  set.find((each) => each === value);

/** The filters among what an address says; whatever is none is left out. */
export function warningsFilter(search: Record<string, unknown>): WarningsFilter {
  const filter: WarningsFilter = {
    ...Object.fromEntries(TEXTS.map((name) => [name, text(search[name])])),
    level: oneOf(LEVELS, search.level),
    clock: oneOf(CLOCK_KINDS, search.clock),
    channel: oneOf(Object.keys(CHANNELS) as (keyof typeof CHANNELS)[], search.channel),
    regionOnly: search.region !== undefined && search.regionOnly === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

export function validateSupervisionSearch(search: Record<string, unknown>): SupervisionSearch {
  const by = oneOf(WARNING_GROUPS, search.by);
  return { ...warningsFilter(search), ...(by && { by }) };
}

/** The filter of a list as the API names it: its numbers carry the address of the list behind them. */
export const filterOfList = (address: string): WarningsFilter =>
  warningsFilter(parseSearch(address.slice(address.indexOf('?') + 1)));
