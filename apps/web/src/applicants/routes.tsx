import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personalRoute, publicRoute } from '../app/base-routes';

const itemsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/items',
  component: lazyRouteComponent(() => import('./ItemsPage'), 'ItemsPage'),
});

const myCasesRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./MyCasesPage'), 'MyCasesPage'),
});

export const publicRoutes = [itemsRoute] as const;
export const personalRoutes = [myCasesRoute] as const;
