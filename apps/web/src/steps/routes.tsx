import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const stepRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseNo/do/$command',
  component: lazyRouteComponent(() => import('./StepPage'), 'StepPage'),
});

export const stepRoutes = [stepRoute] as const;
