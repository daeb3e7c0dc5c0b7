import { type MutateOptions, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey, type Schemas, told } from './client';
import { isProblem, maySendAgain } from './problem';
import type { paths } from './schema';

type CommandPath = Extract<keyof paths, `/api/v1/cases/{caseNo}/commands/${string}`>;
export type CommandName = CommandPath extends `/api/v1/cases/{caseNo}/commands/${infer Name}` ? Name : never;
type RequestOf<N extends CommandName> = NonNullable<
  paths[`/api/v1/cases/{caseNo}/commands/${N}`]['post']['requestBody']
>;
export type CommandBody<N extends CommandName> =
  RequestOf<N> extends { content: { 'application/json': infer Body } } ? Body : never;
export type CommandAnswer = Schemas['CommandAnswerView'];

/** One request for one command; `key` names the attempt, so that sending it again does it once. */
export const giveCommand = <N extends CommandName>(
  caseNo: string,
  command: N,
  body: CommandBody<N>,
  key: string,
): Promise<CommandAnswer> =>
  told<CommandAnswer>(
    // The path is chosen at run time; its body's type is held by CommandBody.
    api.POST(`/api/v1/cases/{caseNo}/commands/${command}` as '/api/v1/cases/{caseNo}/commands/claim', {
      params: { path: { caseNo }, header: { 'Idempotency-Key': key } },
      body: body as object,
    }),
  );

/** After a command, whatever it answered: lists, counts and the file are asked anew. */
export const askAnew = (queryClient: QueryClient, caseNo: string): Promise<unknown> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['case', caseNo] }),
    queryClient.invalidateQueries({ queryKey: ['cases'] }),
    queryClient.invalidateQueries({ queryKey: ['counts'] }),
  ]);

/** Names each attempt by a key: one that got no answer is repeated with the same key, so that it is done once. */
export function useAttempt<B, A>(run: (body: B, key: string) => Promise<A>): (body: B) => Promise<A> {
  const attempt = useRef<{ key: string; body: string }>(undefined);
  return async (body) => {
    const text = JSON.stringify(body);
    if (attempt.current?.body !== text) attempt.current = { key: newKey(), body: text };
    try {
      const answer = await run(body, attempt.current.key);
      attempt.current = undefined;
      return answer;
    } catch (error) {
      if (isProblem(error) && !maySendAgain(error)) attempt.current = undefined;
      throw error;
    }
  };
}

/** One command with its body, where which one it is turns out when it is given. */
export type GivenCommand = {
  readonly [N in CommandName]: { readonly command: N; readonly body: CommandBody<N> };
}[CommandName];

/**
 * Gives commands on one case; a changed body is a new attempt. Lists, counts and the file are asked anew after it,
 * whatever it answered.
 */
export function useCommands(caseNo: string) {
  const queryClient = useQueryClient();
  const give = useAttempt(({ command, body }: GivenCommand, key: string) => giveCommand(caseNo, command, body, key));
  return useMutation<CommandAnswer, Error, GivenCommand>({
    // A broken connection is told at once instead of waiting in silence for its end.
    networkMode: 'always',
    mutationFn: give,
    onSettled: () => void askAnew(queryClient, caseNo),
  });
}

/** The same for one command. */
export function useCommand<N extends CommandName>(caseNo: string, command: N) {
  const { mutate, mutateAsync, ...giving } = useCommands(caseNo);
  const given = (body: CommandBody<N>) => ({ command, body }) as GivenCommand;
  return {
    ...giving,
    mutate: (body: CommandBody<N>, options?: MutateOptions<CommandAnswer, Error, GivenCommand>) =>
      mutate(given(body), options),
    mutateAsync: (body: CommandBody<N>) => mutateAsync(given(body)),
  };
}
