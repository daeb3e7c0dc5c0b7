import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type WarningRule = Schemas['WarningRuleView'];
export type NewWarningRule = Schemas['WarningRuleDto'];
export type DefaultWarning = Schemas['DefaultWarningView'];
export type LadderRule = Schemas['LadderRuleView'];
export type NewLadderRule = Schemas['LadderRuleDto'];

const WARNING_RULES = ['supervision-rules', 'warnings'];
const LADDER = ['supervision-rules', 'ladder'];

/** When clocks warn and give cards, by default and by rule. */
export const warningRulesQuery = queryOptions({
  queryKey: WARNING_RULES,
  queryFn: ({ signal }) => told(api.GET('/api/v1/supervision/warning-rules', { signal })),
});

/** Who hears of a card, by default and by rule. */
export const ladderQuery = queryOptions({
  queryKey: LADDER,
  queryFn: ({ signal }) => told(api.GET('/api/v1/supervision/ladder', { signal })),
});

/** Regions and departments to which a rule may be narrowed. */
export const rulePlacesQuery = queryOptions({
  queryKey: ['supervision-rules', 'places'],
  staleTime: 60_000,
  queryFn: ({ signal }) => told(api.GET('/api/v1/supervision/warning-rules/places', { signal })),
});

function useRuleChange<Given, Answer>(queryKey: readonly string[], mutationFn: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey }) });
}

export const usePutWarningRule = () =>
  useRuleChange(WARNING_RULES, (body: NewWarningRule) => told(api.PUT('/api/v1/supervision/warning-rules', { body })));

export const useRemoveWarningRule = () =>
  useRuleChange(WARNING_RULES, (id: string) =>
    told(api.DELETE('/api/v1/supervision/warning-rules/{id}', { params: { path: { id } } })),
  );

export const usePutLadderRule = () =>
  useRuleChange(LADDER, (body: NewLadderRule) => told(api.PUT('/api/v1/supervision/ladder/rules', { body })));

export const useRemoveLadderRule = () =>
  useRuleChange(LADDER, (id: string) =>
    told(api.DELETE('/api/v1/supervision/ladder/rules/{id}', { params: { path: { id } } })),
  );
