import { api, type Schemas, told } from './client';
import type { operations } from './schema';

export type Colleague = Schemas['ColleagueView'];
export type Purpose = operations['Colleagues_offered']['parameters']['query']['purpose'];

/** Where people to pick from come from. `find` answers those whose name or user name holds `q`, 50 at most. */
export interface PeopleSource {
  readonly key: readonly unknown[];
  readonly find: (q: string) => Promise<Schemas['ColleaguesView']>;
}

/** People whom the command will accept. */
export const colleaguesOf = (caseNo: string, purpose: Purpose): PeopleSource => ({
  key: ['case', caseNo, 'colleagues', purpose],
  find: (q) =>
    told(
      api.GET('/api/v1/cases/{caseNo}/colleagues', {
        params: { path: { caseNo }, query: { purpose, ...(q && { q }) } },
      }),
    ),
});
