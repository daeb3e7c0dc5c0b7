import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type IntakeItem = Schemas['IntakeItemView'];

/** 代收代办事项: items of other regions that the officer's window may take in, page by page. */
export const intakeItemsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['intake-items', q],
    staleTime: 60_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        api.GET('/api/v1/intake/items', {
          params: { query: { limit: 20, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
