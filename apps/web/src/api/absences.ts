import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import type { PeopleSource } from './colleagues';

export type Absence = Schemas['NamedAbsenceView'];
export type NewAbsence = Schemas['NamedAbsenceDto'];
export type WorkPreview = Schemas['WorkPreviewView'];
export type HandOver = Schemas['HandOverView'];
export type NewHandOver = Schemas['HandOverOrderDto'];
export type HandOverScope = Schemas['HandOverDryRunDto'];

/** How often what moves cases just now is looked at. */
const WATCH_MS = 2_000;
const ABSENCES = ['absences'];
const HAND_OVERS = ['hand-overs'];
const queryOf = (q: string) => (q ? { q } : {});

/** 请假代理, the latest first, page by page; followed while one of them moves cases. */
export const absencesQuery = infiniteQueryOptions({
  queryKey: ABSENCES,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    told(api.GET('/api/v1/absences', { params: { query: { ...(pageParam && { cursor: pageParam }) } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  refetchInterval: ({ state: { data } }) =>
    data?.pages.some(({ rows }) => rows.some(({ state }) => state === 'away' || state === 'returning'))
      ? WATCH_MS
      : false,
});

/** Officers for whom the caller may name an absence. */
export const absentOfficers: PeopleSource = {
  key: [...ABSENCES, 'officers'],
  find: (q) => told(api.GET('/api/v1/absences/officers', { params: { query: queryOf(q) } })),
};

/** Who may stand in for an officer. */
export const deputiesOf = (officer: string): PeopleSource => ({
  key: [...ABSENCES, 'deputies', officer],
  find: (q) => told(api.GET('/api/v1/absences/deputies', { params: { query: { officer, ...queryOf(q) } } })),
});

export const useTryAbsence = () =>
  useMutation({ mutationFn: (body: NewAbsence) => told(api.POST('/api/v1/absences/dry-run', { body })) });

/** A request that writes, with the key of its attempt. */
interface Keyed<B> {
  readonly body: B;
  readonly key: string;
}
const headerOf = (key: string) => ({ header: { 'Idempotency-Key': key } });

export function useNameAbsence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<NewAbsence>) =>
      told(api.POST('/api/v1/absences', { params: headerOf(key), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ABSENCES, exact: true }),
  });
}

export function useEndAbsence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(api.POST('/api/v1/absences/{id}/end', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ABSENCES, exact: true }),
  });
}

/** 批量移交, the latest first; followed while one runs. */
export const handOversQuery = queryOptions({
  queryKey: HAND_OVERS,
  queryFn: ({ signal }) => told(api.GET('/api/v1/hand-overs', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data?.rows.some(({ finishedAt }) => finishedAt === null) ? WATCH_MS : false,
});

/** Officers whose cases may be handed over, those who are gone too. */
export const leavingOfficers: PeopleSource = {
  key: [...HAND_OVERS, 'officers'],
  find: (q) => told(api.GET('/api/v1/hand-overs/officers', { params: { query: queryOf(q) } })),
};

/** Who may take some of an officer's cases. */
export const receiversOf = (officer: string): PeopleSource => ({
  key: [...HAND_OVERS, 'receivers', officer],
  find: (q) => told(api.GET('/api/v1/hand-overs/receivers', { params: { query: { officer, ...queryOf(q) } } })),
});

export const useTryHandOver = () =>
  useMutation({ mutationFn: (body: HandOverScope) => told(api.POST('/api/v1/hand-overs/dry-run', { body })) });

export function useOrderHandOver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: Keyed<NewHandOver>) =>
      told(api.POST('/api/v1/hand-overs', { params: headerOf(key), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: HAND_OVERS, exact: true }),
  });
}
