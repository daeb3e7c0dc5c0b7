import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import type { paths } from './schema';

export type QueueCounts = Schemas['QueueCountsView'];
type ListQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;
export type Queue = NonNullable<ListQuery['queue']>;
/** What a list may be narrowed by. */
export type ListFilter = Omit<ListQuery, 'queue' | 'cursor' | 'limit'>;

export const PAGE_ROWS = 50;

/** A queue, soonest due first, page after page. */
export const queueQuery = (queue: Queue, filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', queue, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/cases', {
          params: { query: { ...filter, queue, limit: PAGE_ROWS, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** The first few cases that a number, an item or an applicant finds, over all that the caller may know of. */
export const findCasesQuery = (q: string) =>
  queryOptions({
    queryKey: ['cases', 'find', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      told(api.GET('/api/v1/cases', { params: { query: { queue: 'all', q, limit: 8 } }, signal })),
  });

/** How many cases each queue holds; the live line keeps it right. */
export const countsQuery = queryOptions({
  queryKey: ['counts'],
  queryFn: ({ signal }) => told(api.GET('/api/v1/cases/counts', { signal })),
});
