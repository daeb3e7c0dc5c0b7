import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const accountRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
});

export const accountRoutes = [accountRoute] as const;
