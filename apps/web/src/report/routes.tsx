import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { reportQuery, reportsQuery, type ReportFilter } from '../api/reports';
import { meQuery, readsReports } from '../api/session';
import { officeRoute } from '../app/base-routes';

/** 通报: for those who write them, and for auditors. */
export const reportReadersRoute = createRoute({
  getParentRoute: () => officeRoute,
  id: 'report-readers',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me || !readsReports(me)) throw redirect({ to: '/', replace: true });
  },
});

const reportsRoute = createRoute({
  getParentRoute: () => reportReadersRoute,
  path: '/reports',
  validateSearch: ({ region, year }: Record<string, unknown>): ReportFilter => ({
    ...(/^\d{1,12}$/.test(String(region as string)) && { region: String(region as string) }),
    ...(/^20\d\d$/.test(String(year as string)) && { year: Number(year) }),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(reportsQuery(deps)),
  component: lazyRouteComponent(() => import('./ReportsPage'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => reportReadersRoute,
  path: '/reports/$reportId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(reportQuery(params.reportId)),
  component: lazyRouteComponent(() => import('./ReportPage'), 'ReportPage'),
});

export const reportRoutes = [reportsRoute, reportRoute] as const;
