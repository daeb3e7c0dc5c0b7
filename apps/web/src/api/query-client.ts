import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem, maySendAgain } from './problem';

/** Asks again where the answer may come yet; a refusal is final. A session that ended leads to the login page. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (isProblem(error) && error.status === 401 && query.queryKey[0] !== 'me')
        void queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => maySendAgain(error) && count < 3,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
