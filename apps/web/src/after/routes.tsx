import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

/** After 完成: `seq` is the revision that the finished action answered. */
const afterRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseNo/after/$seq',
  component: lazyRouteComponent(() => import('./AfterPage'), 'AfterPage'),
});

const documentRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseNo/documents/$documentId',
  component: lazyRouteComponent(() => import('./DocumentPage'), 'DocumentPage'),
});

export const afterRoutes = [afterRoute, documentRoute] as const;
