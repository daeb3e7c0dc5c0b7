import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoute } from '../app/base-routes';

const itemsRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/intake',
  validateSearch: (search: Record<string, unknown>): { q?: string; all?: boolean } => ({
    ...(typeof search.q === 'string' && search.q && { q: search.q }),
    ...(search.all === true && { all: true }),
  }),
  component: lazyRouteComponent(() => import('./IntakeItemsPage'), 'IntakeItemsPage'),
});

const intakeRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/intake/$itemCode',
  component: lazyRouteComponent(() => import('./IntakePage'), 'IntakePage'),
});

export const intakeRoutes = [itemsRoute, intakeRoute] as const;
