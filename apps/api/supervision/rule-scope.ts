import type { RuleScope } from '#libs/domain/scope/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import { apiProblem } from '../http/problems.js';
import type { RulePlacesView } from './dto/rule-places.dto.js';

/** 适用范围 of a rule: what it may be narrowed to, and how that is called. */
export class RuleScopes {
  constructor(
    private readonly persistence: Pick<Persistence, 'items' | 'places'>,
    private readonly names: Names,
  ) {}

  /** A rule for what does not exist would never be heard of. Throws ITEM_UNKNOWN, PLACE_UNKNOWN. */
  async check({ itemCode, departmentId, region }: RuleScope): Promise<void> {
    const { items, places } = this.persistence;
    if (itemCode !== null && !(await items.published(itemCode))) throw apiProblem('ITEM_UNKNOWN', { itemCode });
    if (departmentId !== null && !(await places.department(departmentId)))
      throw apiProblem('PLACE_UNKNOWN', { place: departmentId });
    if (region !== null && !(await places.region(region))) throw apiProblem('PLACE_UNKNOWN', { place: region });
  }

  /** Each rule with the name of its scope; null for a rule that is for every case. */
  async named<R extends RuleScope>(rules: readonly R[]): Promise<(R & { readonly scopeName: string | null })[]> {
    const [places, items] = await Promise.all([
      this.names.ofPlaces(),
      this.persistence.items.names(rules.flatMap(({ itemCode }) => itemCode ?? [])),
    ]);
    const nameIn = (names: ReadonlyMap<string, string>, id: string | null) =>
      id === null ? [] : [names.get(id) ?? id];
    return rules.map((rule) => ({
      ...rule,
      scopeName:
        [
          ...nameIn(places.regions, rule.region),
          ...nameIn(places.departments, rule.departmentId),
          ...nameIn(items, rule.itemCode),
        ].join(' · ') || null,
    }));
  }

  async places(): Promise<RulePlacesView> {
    const { regions, departments } = await this.names.ofPlaces();
    const listed = (names: ReadonlyMap<string, string>) => [...names].map(([id, name]) => ({ id, name }));
    return { regions: listed(regions), departments: listed(departments) };
  }
}
