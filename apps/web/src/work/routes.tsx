import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { queueQuery } from '../api/lists';
import { officeRoute } from '../app/base-routes';
import { keepList } from './last-list';
import { isMenuQueue, type MenuQueue } from './queues';
import { filterOf, validateQueueSearch } from './search';

const queueRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/work/$queue',
  params: {
    parse: ({ queue }) => ({ queue: queue as MenuQueue }),
    stringify: ({ queue }) => ({ queue }),
  },
  beforeLoad: ({ params }) => {
    if (!isMenuQueue(params.queue)) throw notFound();
  },
  validateSearch: validateQueueSearch,
  loaderDeps: ({ search }) => ({ filter: filterOf({ ...search }) }),
  // Asked for beside the page's own code, and not waited for: the page shows its frame first.
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchInfiniteQuery(queueQuery(params.queue, deps.filter)),
  onEnter: ({ params, search }) => keepList({ queue: params.queue, search }),
  onStay: ({ params, search }) => keepList({ queue: params.queue, search }),
  component: lazyRouteComponent(() => import('./QueuePage'), 'QueuePage'),
});

export const workRoutes = [queueRoute] as const;
