import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CaseFile } from '../api/case';
import { api, told } from '../api/client';
import { askAnew } from '../api/commands';

/** 待阅 → 已阅: to open a copy is to read it. */
export function useReadMark({ caseNo, toRead }: CaseFile): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => told(api.POST('/api/v1/cases/{caseNo}/read', { params: { path: { caseNo } } })),
    onSuccess: () => askAnew(client, caseNo),
  });
  useEffect(() => {
    if (toRead) mutate();
  }, [toRead, mutate]);
}
