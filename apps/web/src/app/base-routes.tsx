import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import i18next from 'i18next';
import { countsQuery } from '../api/lists';
import { preferencesQuery } from '../api/preferences';
import { isOfficer, meQuery } from '../api/session';
import { NotFoundPage } from './NotFoundPage';

interface RouterContext {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

/** Officers to their work, applicants to their own cases, everybody else to the items. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/items', replace: true });
    throw isOfficer(me)
      ? redirect({ to: '/work/$queue', params: { queue: 'todo' }, replace: true })
      : redirect({ to: '/me', replace: true });
  },
});

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  component: lazyRouteComponent(() => import('../shell/LoginPage'), 'LoginPage'),
});

/** Everything an officer does: signed in, under one header. */
export const officeRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'office',
  beforeLoad: async ({ context, location }) => {
    // The frame's words come while it is asked who is signed in.
    void i18next.loadNamespaces('work');
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/login', search: { next: location.href }, replace: true });
    if (!isOfficer(me)) throw redirect({ to: '/me', replace: true });
  },
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(countsQuery);
    void context.queryClient.prefetchQuery(preferencesQuery);
  },
  component: lazyRouteComponent(() => import('../shell/OfficeShell'), 'OfficeShell'),
});

/** The applicants' pages: open to everybody. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  loader: () => void i18next.loadNamespaces('applicants'),
  component: lazyRouteComponent(() => import('../shell/PublicShell'), 'PublicShell'),
});

/** Those of the applicants' pages that need a person: not signed in leads to the login page and back. */
export const personalRoute = createRoute({
  getParentRoute: () => publicRoute,
  id: 'personal',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/login', search: { next: location.href }, replace: true });
  },
  component: Outlet,
});
