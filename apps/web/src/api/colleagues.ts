import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import type { operations } from './schema';

export type Colleague = Schemas['ColleagueView'];
export type Purpose = operations['Colleagues_offered']['parameters']['query']['purpose'];

/** People whom the command will accept, whose name or user name holds `q`; 50 at most. */
export const colleaguesQuery = (caseNo: string, purpose: Purpose, q: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'colleagues', purpose, q],
    staleTime: 30_000,
    queryFn: () =>
      told(
        api.GET('/api/v1/cases/{caseNo}/colleagues', {
          params: { path: { caseNo }, query: { purpose, ...(q && { q }) } },
        }),
      ),
  });
