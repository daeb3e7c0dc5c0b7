import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, told } from './client';
import { useAttempt } from './commands';

export type Message = Schemas['MessageView'];
export type Recipient = Schemas['RecipientView'];
export type CaseDocument = Schemas['DocumentView'];
export type DocumentRow = Schemas['DocumentRowView'];
export type SendMessage = Schemas['SendMessageDto'];
export type EditDocument = Schemas['EditDocumentDto'];

/** While a message is on its way its outcome is asked for so often; one that the office goes on trying, less often. */
const ON_ITS_WAY_MS = 1_000;
const TRIED_AGAIN_MS = 5_000;

function askAgainIn(messages: readonly Message[] = []): number | false {
  if (messages.some(({ status }) => status === 'waiting')) return ON_ITS_WAY_MS;
  return messages.some(({ status, sentBy }) => status === 'failed' && sentBy === null) ? TRIED_AGAIN_MS : false;
}

/** Messages of one act, with each try; looks by itself until each has gone out or failed. */
export const messagesQuery = (caseNo: string, seq: number) =>
  queryOptions({
    queryKey: ['case', caseNo, 'messages', seq],
    queryFn: () => told(api.GET('/api/v1/cases/{caseNo}/messages', { params: { path: { caseNo }, query: { seq } } })),
    refetchInterval: ({ state }) => askAgainIn(state.data?.messages),
  });

/** 发送短信. */
export function useSendMessage(caseNo: string, seq: number) {
  const queryClient = useQueryClient();
  const send = useAttempt((body: SendMessage, key: string) =>
    told<Message>(
      api.POST('/api/v1/cases/{caseNo}/messages', {
        params: { path: { caseNo }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
  return useMutation({
    mutationFn: send,
    onSettled: () => queryClient.invalidateQueries({ queryKey: messagesQuery(caseNo, seq).queryKey }),
  });
}

export const documentsQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo, 'documents'],
    queryFn: () => told(api.GET('/api/v1/cases/{caseNo}/documents', { params: { path: { caseNo } } })),
    refetchInterval: ({ state }) =>
      state.data?.documents.some(({ status }) => status === 'waiting') ? ON_ITS_WAY_MS : false,
  });

/** One version of a document; the latest unless one is named. */
export const documentQuery = (caseNo: string, documentId: string, version?: number) =>
  queryOptions({
    queryKey: ['case', caseNo, 'documents', documentId, version ?? 'latest'],
    queryFn: () =>
      told(
        api.GET('/api/v1/cases/{caseNo}/documents/{documentId}', {
          params: { path: { caseNo, documentId }, query: version === undefined ? {} : { version } },
        }),
      ),
  });

/** Makes a new version; sent again it makes no second one. */
export function useEditDocument(caseNo: string, documentId: string) {
  const queryClient = useQueryClient();
  return useMutation<CaseDocument, Error, EditDocument>({
    mutationFn: (body) =>
      told(
        api.PUT('/api/v1/cases/{caseNo}/documents/{documentId}', { params: { path: { caseNo, documentId } }, body }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: documentsQuery(caseNo).queryKey }),
  });
}

export const logPrint = (caseNo: string, documentId: string, version: number): Promise<void> =>
  told(
    api.POST('/api/v1/cases/{caseNo}/documents/{documentId}/prints', {
      params: { path: { caseNo, documentId } },
      body: { version },
    }),
  );

/** The case of the caller's 待办 list that is due soonest, besides this one. */
export const nextCaseQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['cases', 'next', caseNo],
    queryFn: async () => {
      const { rows } = await told(api.GET('/api/v1/cases', { params: { query: { queue: 'todo', limit: 2 } } }));
      return rows.find((row) => row.caseNo !== caseNo) ?? null;
    },
  });
