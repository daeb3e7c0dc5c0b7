import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { calendarsQuery, noticeQuery } from '../api/calendars';
import { keepsCalendars, meQuery } from '../api/session';
import { officeRoute } from '../app/base-routes';

/** 工作日历: for those who keep them, and for auditors. */
export const calendarKeepersRoute = createRoute({
  getParentRoute: () => officeRoute,
  id: 'calendar-keepers',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me || !keepsCalendars(me)) throw redirect({ to: '/', replace: true });
  },
});

const calendarsRoute = createRoute({
  getParentRoute: () => calendarKeepersRoute,
  path: '/calendars',
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    search.id === undefined ? {} : { id: String(search.id as string).slice(0, 64) },
  loader: ({ context }) => void context.queryClient.prefetchQuery(calendarsQuery),
  component: lazyRouteComponent(() => import('./CalendarsPage'), 'CalendarsPage'),
});

const noticeRoute = createRoute({
  getParentRoute: () => calendarKeepersRoute,
  path: '/calendars/notices/$noticeId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(noticeQuery(params.noticeId)),
  component: lazyRouteComponent(() => import('./NoticePage'), 'NoticePage'),
});

export const calendarRoutes = [calendarsRoute, noticeRoute] as const;
