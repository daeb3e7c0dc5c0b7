import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { caseQuery, myCasesQuery } from '../api/case';
import { useMe } from '../api/session';
import type { ApplicantValues } from '../parts/application/values';

/** Who applies, as far as it is known: the data of their latest application, else the signed-in name; undefined while asking. */
export function useKnownApplicant(): Partial<ApplicantValues> | undefined {
  const me = useMe();
  const mine = useInfiniteQuery(myCasesQuery);
  const rows = mine.data?.pages[0]?.rows ?? [];
  const latest = rows.toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt))[0]?.caseNo;
  const file = useQuery({ ...caseQuery(latest ?? ''), enabled: latest !== undefined });
  if (mine.isPending || (latest !== undefined && file.isPending)) return undefined;
  const name = { name: me?.name };
  return file.data && !file.data.masked ? file.data.basic.applicant : name;
}
