import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey, type Schemas, told } from '../../api/client';
import { useDraft } from '../draft';
import type { Application } from './values';

export type OpenedCase = Schemas['OpenedCaseView'];

interface Attempt {
  readonly key: string;
  readonly body: string;
}

/**
 * Opens the case of an application. An attempt whose answer was lost — the connection broke, the page was reloaded — is
 * repeated with the same key and opens one case; a changed application is a new attempt.
 */
export function useOpenCase(draft: string) {
  const queryClient = useQueryClient();
  const attempt = useDraft<Attempt | undefined>(`${draft}/attempt`, undefined);
  return useMutation<OpenedCase, Error, Application>({
    mutationFn: async (application) => {
      const body = JSON.stringify(application);
      const key = attempt.value?.body === body ? attempt.value.key : newKey();
      attempt.change({ key, body });
      const header = { 'Idempotency-Key': key };
      const opened = await told(api.POST('/api/v1/cases', { params: { header }, body: application }));
      attempt.drop();
      return opened;
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['cases'] }),
        queryClient.invalidateQueries({ queryKey: ['counts'] }),
      ]),
  });
}
