import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import { PAGE_ROWS } from './lists';
import type { paths } from './schema';

type QueryOf<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;
type SummaryQuery = QueryOf<'/api/v1/supervision/summary'>;
type OversightFilter = Omit<QueryOf<'/api/v1/supervision/due-calendar'>, 'days'>;

/** What the numbers of supervision are counted by. */
export const WARNING_GROUPS = ['card', 'clock', 'region', 'department', 'item', 'assignee'] as const;
export type WarningGroup = (typeof WARNING_GROUPS)[number];
/** What the numbers and the list of supervision may be narrowed by. */
export type WarningsFilter = Omit<SummaryQuery, 'groupBy'>;
export type DueDay = Schemas['DueDayLoadView'];

/** Everything that supervision shows; the live line has it asked for anew. */
export const SUPERVISION = 'supervision';

export const summaryQuery = (filter: WarningsFilter, groupBy: WarningGroup) =>
  queryOptions({
    queryKey: [SUPERVISION, 'summary', groupBy, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      told(api.GET('/api/v1/supervision/summary', { params: { query: { ...filter, groupBy } }, signal })),
  });

const page = (cursor: string | undefined) => ({ limit: PAGE_ROWS, ...(cursor && { cursor }) });

/** Cases with a card, soonest due first, page after page. */
export const warningsQuery = (filter: WarningsFilter) =>
  infiniteQueryOptions({
    queryKey: [SUPERVISION, 'warnings', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(api.GET('/api/v1/supervision/warnings', { params: { query: { ...filter, ...page(pageParam) } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** What falls due on each of the next working days. */
export const dueCalendarQuery = (filter: OversightFilter) =>
  queryOptions({
    queryKey: [SUPERVISION, 'due-calendar', filter],
    queryFn: ({ signal }) => told(api.GET('/api/v1/supervision/due-calendar', { params: { query: filter }, signal })),
  });

export const dueCasesQuery = (on: string, filter: OversightFilter) =>
  infiniteQueryOptions({
    queryKey: [SUPERVISION, 'due', on, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/supervision/due-calendar/cases', {
          params: { query: { ...filter, on, ...page(pageParam) } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** 督办 that waits for its answer. */
export const urgesQuery = (late: boolean | undefined) =>
  infiniteQueryOptions({
    queryKey: [SUPERVISION, 'urges', late ?? 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/supervision/urges', {
          params: { query: { ...(late !== undefined && { late }), ...page(pageParam) } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Cases that would fall due while somebody is away, and that nobody else would do. */
export const absenceQuery = (absence: { readonly user: string; readonly from: string; readonly to: string }) =>
  infiniteQueryOptions({
    queryKey: [SUPERVISION, 'absence', absence],
    initialPageParam: undefined as string | undefined,
    retry: false,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/supervision/what-if-absent', {
          params: { query: { ...absence, ...page(pageParam) } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
