import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const caseRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseNo',
  component: lazyRouteComponent(() => import('./CasePage'), 'CasePage'),
});

export const fileRoutes = [caseRoute] as const;
