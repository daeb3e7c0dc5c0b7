import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import { PAGE_ROWS } from './lists';

export type Report = Schemas['ReportView'];
export type ReportFigure = Schemas['ReportFigureView'];
export type ReportLine = Schemas['ReportLineView'];
export type ReportList = Schemas['ReportListView'];
export interface ReportFilter {
  readonly region?: string;
  readonly year?: number;
}

/** 通报 of the person's regions, latest month first. */
export const reportsQuery = (filter: ReportFilter) =>
  infiniteQueryOptions({
    queryKey: ['reports', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      told(
        api.GET('/api/v1/reports', {
          params: { query: { ...filter, limit: PAGE_ROWS, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => told(api.GET('/api/v1/reports/{id}', { params: { path: { id } }, signal })),
  });

/** Keeps what a change answered; lists, and other versions, which name this one, are asked anew. */
function useKept<T>(change: (value: T) => Promise<Report>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (report) => {
      await client.invalidateQueries({ queryKey: ['report'] });
      client.setQueryData(reportQuery(report.id).queryKey, report);
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
}

export const useStartReport = () =>
  useKept((body: Schemas['NewReportDto']) => told(api.POST('/api/v1/reports', { body })));

export const useWriteReport = (id: string) =>
  useKept((body: Schemas['ReportTextDto']) =>
    told(api.PUT('/api/v1/reports/{id}/text', { params: { path: { id } }, body })),
  );

export const useComputeReport = (id: string) =>
  useKept(() => told(api.POST('/api/v1/reports/{id}/compute', { params: { path: { id } } })));

export const usePublishReport = (id: string) =>
  useKept((rev: number) => told(api.POST('/api/v1/reports/{id}/publish', { params: { path: { id } }, body: { rev } })));

export const useCorrectReport = (id: string) =>
  useKept((reason: string) =>
    told(api.POST('/api/v1/reports/{id}/correct', { params: { path: { id } }, body: { reason } })),
  );

export function useDiscardReport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => told(api.DELETE('/api/v1/reports/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      client.removeQueries({ queryKey: ['report', id] });
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
}
