import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type Preferences = Schemas['PreferencesDto'];
export type SavedFilter = Schemas['SavedFilterDto'];

/** Own columns of the lists and saved filters; empty before anything was kept. */
export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  staleTime: Infinity,
  queryFn: () => told(api.GET('/api/v1/auth/me/preferences')),
});

/** Keeps all preferences in place of the former ones; shown at once, and taken back if they could not be kept. */
export function useSavePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Preferences) => told(api.PUT('/api/v1/auth/me/preferences', { body })),
    onMutate: (next) => {
      const before = client.getQueryData(preferencesQuery.queryKey);
      client.setQueryData(preferencesQuery.queryKey, next);
      return { before };
    },
    onError: (_error, _next, kept) => client.setQueryData(preferencesQuery.queryKey, kept?.before),
  });
}
