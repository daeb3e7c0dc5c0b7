import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';

export type Calendar = Schemas['CalendarView'];
export type Notice = Schemas['NoticeView'];
export type NoticeWithRetiming = Schemas['NoticeWithRetimingView'];
export type NewNotice = Schemas['NoticeDto'];

/** How often a re-timing is asked for while it runs. */
const WATCH_MS = 1_000;

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: ({ signal }) => told(api.GET('/api/v1/calendars', { signal })),
});

export const noticesQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', id, 'notices'],
    queryFn: ({ signal }) => told(api.GET('/api/v1/calendars/{id}/notices', { params: { path: { id } }, signal })),
  });

/** A notice and how far its re-timing got; followed for as long as it runs. */
export const noticeQuery = (noticeId: string) =>
  queryOptions({
    queryKey: ['calendar-notice', noticeId],
    queryFn: ({ signal }) =>
      told(api.GET('/api/v1/calendar-notices/{noticeId}', { params: { path: { noticeId } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data && ['running', 'paused', 'unknown'].includes(data.retiming.state) ? WATCH_MS : false,
  });

export const retimedCasesQuery = (noticeId: string) =>
  queryOptions({
    queryKey: ['calendar-notice', noticeId, 'cases'],
    queryFn: ({ signal }) =>
      told(
        api.GET('/api/v1/calendar-notices/{noticeId}/cases', {
          params: { path: { noticeId }, query: { limit: 50 } },
          signal,
        }),
      ),
  });

export function useImportNotice(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewNotice) =>
      told(api.POST('/api/v1/calendars/{id}/notices', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendars'] }),
  });
}

export type NoticeAct = 'dry-run' | 'publish' | 'pause' | 'resume';

/** Tries a notice out, publishes it, holds its re-timing or lets it go on. */
export function useNoticeAct(noticeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: NoticeAct) =>
      told(api.POST(`/api/v1/calendar-notices/{noticeId}/${act}`, { params: { path: { noticeId } } })),
    onSuccess: async (notice) => {
      client.setQueryData(noticeQuery(noticeId).queryKey, notice);
      await client.invalidateQueries({ queryKey: ['calendar-notice', noticeId, 'cases'] });
      await client.invalidateQueries({ queryKey: ['calendars'] });
    },
  });
}
