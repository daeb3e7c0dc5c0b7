import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type CaseFile = Schemas['CaseView'];
export type CaseRow = Schemas['CaseRowView'];

/** The whole file in one request: five tabs, next action, clocks. */
export const caseQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo],
    queryFn: () => told(api.GET('/api/v1/cases/{caseNo}', { params: { path: { caseNo }, query: { ledger: true } } })),
  });

/** Cases of the signed-in applicant, finished ones too, soonest due first. */
export const myCasesQuery = infiniteQueryOptions({
  queryKey: ['cases', 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    told(
      api.GET('/api/v1/cases', {
        params: { query: { queue: 'all', limit: 20, ...(pageParam && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});
