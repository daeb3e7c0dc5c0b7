import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute, personalRoute } from '../app/base-routes';

const accountRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountPage'), 'AccountPage'),
});

const ownAccountRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me/account',
  component: lazyRouteComponent(() => import('./OwnAccountPage'), 'OwnAccountPage'),
});

export const accountRoutes = [accountRoute] as const;
export const ownAccountRoutes = [ownAccountRoute] as const;
