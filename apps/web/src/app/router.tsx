import { createRouter } from '@tanstack/react-router';
import { absenceRoutes } from '../absence/routes';
import { accountRoutes, ownAccountRoutes } from '../account/routes';
import { afterRoutes } from '../after/routes';
import { queryClient } from '../api/query-client';
import { meQuery } from '../api/session';
import { personalRoutes, publicRoutes } from '../applicants/routes';
import { calendarKeepersRoute, calendarRoutes } from '../calendars/routes';
import { fileRoutes } from '../file/routes';
import { intakeRoutes } from '../intake/routes';
import { reportReadersRoute, reportRoutes } from '../report/routes';
import { ruleRoutes } from '../rules/routes';
import { stepRoutes } from '../steps/routes';
import { overseersRoute, supervisionRoutes } from '../supervision/routes';
import { statisticsRoutes } from '../statistics/routes';
import { workRoutes } from '../work/routes';
import { homeRoute, loginRoute, officeRoute, personalRoute, publicRoute, rootRoute } from './base-routes';
import { CrashPage } from './CrashPage';
import { LoadingPage } from './LoadingPage';
import { parseSearch, stringifySearch } from './search-text';

const routeTree = rootRoute.addChildren([
  homeRoute,
  loginRoute,
  officeRoute.addChildren([
    ...workRoutes,
    ...fileRoutes,
    ...stepRoutes,
    ...afterRoutes,
    ...intakeRoutes,
    ...accountRoutes,
    ...ruleRoutes,
    ...absenceRoutes,
    calendarKeepersRoute.addChildren([...calendarRoutes]),
    reportReadersRoute.addChildren([...reportRoutes]),
    overseersRoute.addChildren([...supervisionRoutes, ...statisticsRoutes]),
  ]),
  publicRoute.addChildren([...publicRoutes, personalRoute.addChildren([...personalRoutes, ...ownAccountRoutes])]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ({ error, reset }) => <CrashPage error={error} resetErrorBoundary={reset} />,
  defaultPendingComponent: LoadingPage,
  scrollRestoration: true,
});

/** Asks for the page's own script and for who is signed in at once, not one after the other when the page is drawn. */
export function fetchAhead(): void {
  void queryClient.prefetchQuery(meQuery);
  for (const match of router.matchRoutes(router.latestLocation))
    void router.loadRouteChunk(router.routesById[match.routeId as keyof typeof router.routesById]);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
