import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ladderQuery, warningRulesQuery } from '../api/rules';
import { meQuery, seesRules } from '../api/session';
import { officeRoute } from '../app/base-routes';

const rulesRoute = createRoute({
  getParentRoute: () => officeRoute,
  path: '/rules',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me || !seesRules(me)) throw redirect({ to: '/', replace: true });
  },
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(warningRulesQuery);
    void context.queryClient.prefetchQuery(ladderQuery);
  },
  component: lazyRouteComponent(() => import('./RulesPage'), 'RulesPage'),
});

export const ruleRoutes = [rulesRoute] as const;
