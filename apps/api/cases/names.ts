import type { Accounts, Places } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';

/** A renamed office or person shows within this time. */
const FRESH_MS = 60_000;
const MAX_PEOPLE = 10_000;

interface PlaceNames {
  readonly regions: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
  readonly windows: ReadonlyMap<string, string>;
}

/** All that a file or a list names. */
export interface CaseNames extends PlaceNames {
  readonly people: ReadonlyMap<string, string>;
}

/** Names of places and people beside their ids; kept for a minute, so that a list costs no query for them. */
export class Names {
  #places: { readonly until: number; readonly names: Promise<PlaceNames> } | undefined;
  readonly #people = new Map<string, { readonly until: number; readonly name: string }>();

  constructor(
    private readonly accounts: Accounts,
    private readonly places: Places,
    private readonly now: Now,
  ) {}

  /** Regions by code, departments and windows by id. */
  ofPlaces(): Promise<PlaceNames> {
    if (this.#places && this.#places.until > this.now()) return this.#places.names;
    const names = this.#readPlaces();
    this.#places = { until: this.now() + FRESH_MS, names };
    names.catch(() => (this.#places = undefined));
    return names;
  }

  /** By user name; whoever is gone stands under the user name. */
  async ofPeople(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => (this.#people.get(id)?.until ?? 0) <= this.now());
    if (missing.length > 0) {
      const found = new Map((await this.accounts.principals(missing)).map(({ id, name }) => [id, name]));
      if (this.#people.size > MAX_PEOPLE) this.#people.clear();
      const until = this.now() + FRESH_MS;
      for (const id of missing) this.#people.set(id, { until, name: found.get(id) ?? id });
    }
    return new Map(wanted.map((id) => [id, this.#people.get(id)?.name ?? id]));
  }

  async #readPlaces(): Promise<PlaceNames> {
    const { regions, departments, halls, windows } = await this.places.all();
    const hallNames = new Map(halls.map(({ id, name }) => [id, name]));
    return {
      regions: new Map(regions.map(({ code, name }) => [code, name])),
      departments: new Map(departments.map(({ id, name }) => [id, name])),
      windows: new Map(windows.map(({ id, name, hallId }) => [id, `${hallNames.get(hallId) ?? ''}${name}`])),
    };
  }
}
