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

type Change = (kept: Preferences) => Preferences;
const KEEPING = ['preferences'] as const;

/** Changes what is kept; the page shows it at once, and takes it back when it could not be kept. */
export function useKeepPreferences() {
  const client = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    mutationKey: KEEPING,
    // One after the other: each begins with what the one before kept.
    scope: { id: 'preferences' },
    onMutate: async (change: Change) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, change(client.getQueryData(queryKey) ?? NONE));
    },
    mutationFn: async (change: Change) => {
      // Read anew: another tab may have kept something since.
      const kept = await told(api.GET('/api/v1/auth/me/preferences'));
      return told(api.PUT('/api/v1/auth/me/preferences', { body: change(kept) }));
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: KEEPING }) === 1) return client.invalidateQueries({ queryKey });
    },
  });
}
