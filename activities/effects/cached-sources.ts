import type { CaseSources } from './ports.js';

/** The same sources, asked once for each item version, calendar version and department; for one shift of the pump. */
export function cachedSources(sources: CaseSources): CaseSources {
  const { items, calendars, places } = sources;
  const item = remembered(
    (itemCode: string, version: number) => items.version(itemCode, version),
    ({ status }) => status !== 'draft',
  );
  const calendar = remembered((id: string, version: number) => calendars.version(id, version));
  const department = remembered((id: string) => places.department(id));
  return {
    ...sources,
    items: { version: item },
    calendars: { version: calendar },
    places: { department },
  };
}

/** Keeps what was found and, as `lasts` says, does not change. */
function remembered<A extends readonly (string | number)[], T>(
  find: (...key: A) => Promise<T | undefined>,
  lasts: (found: T) => boolean = () => true,
): (...key: A) => Promise<T | undefined> {
  const known = new Map<string, T>();
  return async (...key) => {
    const name = key.join('@');
    const found = known.get(name) ?? (await find(...key));
    if (found !== undefined && lasts(found)) known.set(name, found);
    return found;
  };
}
