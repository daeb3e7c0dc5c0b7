import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf, type RouteAccess } from './access.js';

export interface Route {
  readonly method: string;
  /** As it is written at the controller: `/api/v1/cases/:caseNo`. */
  readonly path: string;
  readonly access: RouteAccess | undefined;
  readonly handler: string;
}

const joined = (...parts: string[]): string => `/${parts.flatMap((part) => part.split('/').filter(Boolean)).join('/')}`;

/** Every route of every controller with who may call it. */
export function routeTable(discovery: DiscoveryService): Route[] {
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    if (!metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    const base = Reflect.getMetadata(PATH_METADATA, metatype) as string;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return [{ method, path: joined(base, path), access: accessOf(handler), handler: `${metatype.name}.${name}` }];
    });
  });
}

/** Throws when a route does not say who may call it, so that the program never starts with one. */
export function assertEveryRouteHasAccess(routes: readonly Route[]): void {
  const open = routes.filter((route) => !route.access).map((route) => `${route.method} ${route.path}`);
  if (open.length > 0) throw new Error(`Routes without @Access: ${open.join(', ')}. Say who may call each.`);
}
