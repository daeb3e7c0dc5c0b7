export { Access, ANY_ROLE, Caller } from './access.js';
export { IdentityModule } from './identity.module.js';
export { assertEveryRouteHasAccess, type Route, routeTable } from './route-table.js';
