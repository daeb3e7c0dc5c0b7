import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery, watchesOver } from '../api/session';
import { summaryQuery, warningsQuery } from '../api/supervision';
import { officeRoute } from '../app/base-routes';
import { validateSupervisionSearch, warningsFilter } from './search';

/** What only those who watch over others' cases open; whoever does not goes to their own work. */
export const overseersRoute = createRoute({
  getParentRoute: () => officeRoute,
  id: 'overseers',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me || !watchesOver(me)) throw redirect({ to: '/', replace: true });
  },
});

const supervisionRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/supervision',
  validateSearch: validateSupervisionSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps: { by = 'clock', ...search } }) => {
    const filter = warningsFilter({ ...search });
    void context.queryClient.prefetchQuery(summaryQuery(filter, by));
    void context.queryClient.prefetchInfiniteQuery(warningsQuery(filter));
  },
  component: lazyRouteComponent(() => import('./SupervisionPage'), 'SupervisionPage'),
});

const dueRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/supervision/due',
  validateSearch: (search: Record<string, unknown>): { on?: string; officer?: string } => ({
    ...(typeof search.on === 'string' && /^\d{4}-\d\d-\d\d$/.test(search.on) && { on: search.on }),
    ...(typeof search.officer === 'string' && { officer: search.officer }),
  }),
  component: lazyRouteComponent(() => import('./DuePage'), 'DuePage'),
});

const urgesRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/supervision/urges',
  validateSearch: (search: Record<string, unknown>): { late?: boolean } =>
    typeof search.late === 'boolean' ? { late: search.late } : {},
  component: lazyRouteComponent(() => import('./UrgesPage'), 'UrgesPage'),
});

const absenceRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/supervision/absence',
  validateSearch: (search: Record<string, unknown>): { user?: string; from?: string; to?: string } =>
    Object.fromEntries(
      ['user', 'from', 'to'].flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
    ),
  component: lazyRouteComponent(() => import('./AbsencePage'), 'AbsencePage'),
});

const boardRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/supervision/board',
  component: lazyRouteComponent(() => import('./BoardPage'), 'BoardPage'),
});

export const supervisionRoutes = [supervisionRoute, dueRoute, urgesRoute, absenceRoute, boardRoute] as const;
