import type { FastifyInstance } from 'fastify';

interface Pattern {
  readonly matches: RegExp;
  readonly methods: Set<string>;
}

/** Which methods an address takes, to tell a wrong method (405) from a wrong address (404). Collects routes as they come. */
export class RouteMethods {
  readonly #patterns = new Map<string, Pattern>();

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      const pattern = this.#patterns.get(url) ?? { matches: expressionOf(url), methods: new Set<string>() };
      this.#patterns.set(url, pattern);
      for (const name of [method].flat()) pattern.methods.add(name.toUpperCase());
    });
  }

  /** Methods that a path takes; empty when there is nothing at it. */
  of(path: string): string[] {
    const found = [...this.#patterns.values()].filter(({ matches }) => matches.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  }
}

const expressionOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
