import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type Item = Schemas['ItemView'];
export type ItemRow = Schemas['ItemRowView'];

/** 办事指南 of the published version. */
export const itemQuery = (itemCode: string) =>
  queryOptions({
    queryKey: ['item', itemCode],
    staleTime: 60_000,
    queryFn: () => told(api.GET('/api/v1/items/{itemCode}', { params: { path: { itemCode } } })),
  });

/** Published items whose name holds `q`, page by page. */
export const itemsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['items', q],
    staleTime: 60_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/items', {
          params: { query: { limit: 20, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
