export { Access, ANY_ROLE, Caller, CallerSession } from './access.js';
export { IdentityModule } from './identity.module.js';
export { PRINCIPALS } from './identity.tokens.js';
export type { Principals } from './principals.js';
export { assertEveryRouteHasAccess, type Route, routeTable } from './route-table.js';
export type { Session } from './tokens.js';
