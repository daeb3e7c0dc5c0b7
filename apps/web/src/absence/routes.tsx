import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { absencesQuery } from '../api/absences';
import { meQuery, seesAbsences } from '../api/session';
import { officeRoute } from '../app/base-routes';

const absencesRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/absences',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me || !seesAbsences(me)) throw redirect({ to: '/', replace: true });
  },
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(absencesQuery),
  component: lazyRouteComponent(() => import('./AbsencesPage'), 'AbsencesPage'),
});

export const absenceRoutes = [absencesRoute] as const;
