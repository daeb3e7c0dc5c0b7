import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type ItemWindow = Schemas['ItemWindowView'];

/** Windows where a case of the item is handed in and its result collected, the item's own region first. */
export const itemWindowsQuery = (itemCode: string) =>
  queryOptions({
    queryKey: ['item', itemCode, 'windows'],
    staleTime: 60_000,
    queryFn: () => told(api.GET('/api/v1/items/{itemCode}/windows', { params: { path: { itemCode } } })),
  });
