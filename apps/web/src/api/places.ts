<<<<<<< HEAD
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, told } from './client';
import type { ItemRow } from './items';

/** A window where an application may be handed in or a result collected. */
export interface ServiceWindow {
  readonly id: string;
  readonly name: string;
  readonly hallName: string;
  readonly region: string;
  readonly regionName: string;
  readonly kind: string;
}
export type IntakeItemRow = ItemRow & { readonly regionName?: string };

// REPLACE: generated types, as soon as these routes are there.
type Loose = (path: string, init?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
const loose = api as unknown as { readonly GET: Loose };

=======
import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type ItemWindow = Schemas['ItemWindowView'];

/** Windows where a case of the item is handed in and its result collected, the item's own region first. */
>>>>>>> room-api
export const itemWindowsQuery = (itemCode: string) =>
  queryOptions({
    queryKey: ['item', itemCode, 'windows'],
    staleTime: 60_000,
<<<<<<< HEAD
    queryFn: () =>
      told(
        loose.GET('/api/v1/items/{itemCode}/windows', { params: { path: { itemCode } } }) as Promise<{
          data?: { rows: ServiceWindow[] };
          response: Response;
        }>,
      ),
  });

/** 代收代办: items of other regions that the signed-in person's window may take in (APP-12). */
export const intakeItemsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['intake-items', q],
    staleTime: 60_000,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      told(
        loose.GET('/api/v1/intake/items', {
          params: { query: { ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }) as Promise<{ data?: { rows: IntakeItemRow[]; nextCursor: string | null }; response: Response }>,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
=======
    queryFn: () => told(api.GET('/api/v1/items/{itemCode}/windows', { params: { path: { itemCode } } })),
>>>>>>> room-api
  });
