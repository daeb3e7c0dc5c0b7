import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import { PAGE_ROWS } from './lists';
import type { paths } from './schema';

type StatisticsQuery = NonNullable<paths['/api/v1/statistics/{indicator}']['get']['parameters']['query']>;
export type BehindQuery = Omit<
  NonNullable<paths['/api/v1/statistics/{indicator}/cases']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;
/** Period, filter and grouping of a figure. */
export type FigureQuery = StatisticsQuery;
export type Indicator = Schemas['IndicatorView'];
export type Figure = Schemas['StatisticsView'];
export type FigureGroup = Schemas['StatisticsGroupView'];

export const indicatorsQuery = queryOptions({
  queryKey: ['statistics', 'indicators'],
  staleTime: Infinity,
  queryFn: ({ signal }) => told(api.GET('/api/v1/statistics', { signal })),
});

/** An indicator over what the person watches, beside the period before. */
export const figureQuery = (indicator: string, query: FigureQuery) =>
  queryOptions({
    queryKey: ['statistics', 'figure', indicator, query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      told(api.GET('/api/v1/statistics/{indicator}', { params: { path: { indicator }, query }, signal })),
  });

/** The cases behind a number. */
export const behindQuery = (indicator: string, query: BehindQuery) =>
  infiniteQueryOptions({
    queryKey: ['statistics', 'cases', indicator, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/statistics/{indicator}/cases', {
          params: {
            path: { indicator },
            query: { ...query, limit: PAGE_ROWS, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
