import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { caseQuery } from '../api/case';
import { officeRoute } from '../app/base-routes';
import { type FileTab, isFileTab } from './tabs';

const caseRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseNo',
  validateSearch: (search: Record<string, unknown>): { tab?: FileTab } =>
    isFileTab(search.tab) ? { tab: search.tab } : {},
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(caseQuery(params.caseNo)),
  component: lazyRouteComponent(() => import('./CasePage'), 'CasePage'),
});

export const fileRoutes = [caseRoute] as const;
