import { OFFICERS, type Role } from '#libs/domain/identity/index.js';

/** Who works on cases; whether on this one is decided on the case. */
export const WRITERS: readonly Role[] = [...OFFICERS, 'itemadmin'];
