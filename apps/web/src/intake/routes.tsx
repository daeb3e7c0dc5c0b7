import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const itemsRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/intake',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
  component: lazyRouteComponent(() => import('./IntakeItemsPage'), 'IntakeItemsPage'),
});

const intakeRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/intake/$itemCode',
  component: lazyRouteComponent(() => import('./IntakePage'), 'IntakePage'),
});

export const intakeRoutes = [itemsRoute, intakeRoute] as const;
