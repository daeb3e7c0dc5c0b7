export { Access, accessOf, ANY_ROLE, Caller, CASE_ROLES, type RouteAccess } from './access.js';
export { IdentityModule } from './identity.module.js';
export { assertEveryRouteHasAccess, type Route, routeTable } from './route-table.js';
