import type { RuleScope } from '#libs/domain/scope/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { apiProblem } from '../http/problems.js';

/** A rule for what does not exist would never be heard of. Throws ITEM_UNKNOWN, PLACE_UNKNOWN. */
export async function checkScope(
  { itemCode, departmentId, region }: RuleScope,
  { items, places }: Pick<Persistence, 'items' | 'places'>,
): Promise<void> {
  if (itemCode !== null && !(await items.published(itemCode))) throw apiProblem('ITEM_UNKNOWN', { itemCode });
  if (departmentId !== null && !(await places.department(departmentId)))
    throw apiProblem('PLACE_UNKNOWN', { place: departmentId });
  if (region !== null && !(await places.region(region))) throw apiProblem('PLACE_UNKNOWN', { place: region });
}
