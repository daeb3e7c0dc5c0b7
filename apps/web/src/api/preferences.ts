import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type Preferences = Schemas['PreferencesDto'];
export type SavedFilter = Preferences['savedFilters'][number];

/** Columns and saved filters of the person, kept by the office and not by this browser. */
export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  staleTime: 60_000,
  queryFn: ({ signal }) => told(api.GET('/api/v1/auth/me/preferences', { signal })),
});

const NONE: Preferences = { columns: {}, savedFilters: [] };

export const usePreferences = (): Preferences => useQuery(preferencesQuery).data ?? NONE;

/** Changes what is kept; the page shows it at once, and takes it back when it could not be kept. */
export function useKeepPreferences() {
  const client = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationFn: async (change: (kept: Preferences) => Preferences) => {
      // Read anew: another tab may have kept something since.
      const kept = await client.fetchQuery({ ...preferencesQuery, staleTime: 0 });
      const next = change(kept);
      client.setQueryData(queryKey, next);
      return told(api.PUT('/api/v1/auth/me/preferences', { body: next }));
    },
    onSuccess: (kept) => client.setQueryData(queryKey, kept),
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
