import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const queueRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/work/$queue',
  component: lazyRouteComponent(() => import('./QueuePage'), 'QueuePage'),
});

export const workRoutes = [queueRoute] as const;
