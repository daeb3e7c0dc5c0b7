import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { indicatorsQuery } from '../api/statistics';
import { overseersRoute } from '../supervision/routes';
import { behindFilter, validateStatisticsSearch } from './search';

const statisticsRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/statistics',
  validateSearch: validateStatisticsSearch,
  loader: ({ context }) => void context.queryClient.prefetchQuery(indicatorsQuery),
  component: lazyRouteComponent(() => import('./StatisticsPage'), 'StatisticsPage'),
});

const behindRoute = createRoute({
  getParentRoute: () => overseersRoute,
  path: '/statistics/$indicator/cases',
  validateSearch: behindFilter,
  component: lazyRouteComponent(() => import('./BehindPage'), 'BehindPage'),
});

export const statisticsRoutes = [statisticsRoute, behindRoute] as const;
