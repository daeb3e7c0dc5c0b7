import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { caseQuery } from '../api/case';
import { itemQuery } from '../api/items';
import { personalRoute, publicRoute } from '../app/base-routes';
import { type ApplyStep, isApplyStep } from './apply-steps';

const itemsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/items',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q ? { q: search.q } : {},
  component: lazyRouteComponent(() => import('./ItemsPage'), 'ItemsPage'),
});

const guideRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/items/$itemCode',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(itemQuery(params.itemCode)),
  component: lazyRouteComponent(() => import('./GuidePage'), 'GuidePage'),
});

const myCaseRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me/cases/$caseNo',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(caseQuery(params.caseNo)),
  component: lazyRouteComponent(() => import('./MyCasePage'), 'MyCasePage'),
});

const withdrawRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me/cases/$caseNo/withdraw',
  component: lazyRouteComponent(() => import('./WithdrawPage'), 'WithdrawPage'),
});

const supplementRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me/cases/$caseNo/supplement',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(caseQuery(params.caseNo)),
  component: lazyRouteComponent(() => import('./SupplementPage'), 'SupplementPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me/cases/$caseNo/receipt',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(caseQuery(params.caseNo)),
  component: lazyRouteComponent(() => import('./ReceiptPage'), 'ReceiptPage'),
});

const applyRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/apply/$itemCode',
  validateSearch: (search: Record<string, unknown>): { step?: ApplyStep } =>
    isApplyStep(search.step) ? { step: search.step } : {},
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(itemQuery(params.itemCode)),
  component: lazyRouteComponent(() => import('./ApplyPage'), 'ApplyPage'),
});

const progressRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/progress',
  component: lazyRouteComponent(() => import('./ProgressPage'), 'ProgressPage'),
});

const myCasesRoute = createRoute({
  getParentRoute: () => personalRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./MyCasesPage'), 'MyCasesPage'),
});

export const publicRoutes = [itemsRoute, guideRoute, progressRoute] as const;
export const personalRoutes = [
  myCasesRoute,
  myCaseRoute,
  withdrawRoute,
  supplementRoute,
  receiptRoute,
  applyRoute,
] as const;
