import { regionCovers } from '../identity/index.js';

/** For which cases a rule is: of an item, a department, a region with those below it; null does not narrow. */
export interface RuleScope {
  readonly itemCode: string | null;
  readonly departmentId: string | null;
  readonly region: string | null;
}
/** Where a case belongs. */
export interface RuledCase {
  readonly itemCode: string;
  readonly departmentId: string;
  readonly region: string;
}

export const fitsScope = (rule: RuleScope, { itemCode, departmentId, region }: RuledCase): boolean =>
  (rule.itemCode === null || rule.itemCode === itemCode) &&
  (rule.departmentId === null || rule.departmentId === departmentId) &&
  (rule.region === null || regionCovers(rule.region, region));

/** The narrower rule goes first: item before department before region, and of two regions the one further down. */
function narrowness({ itemCode, departmentId, region }: RuleScope): number {
  const depth = region === null ? 0 : 1 + region.replace(/(00)+$/, '').length;
  return (itemCode === null ? 0 : 1000) + (departmentId === null ? 0 : 100) + depth;
}

/** Of the rules that are for this case, the narrowest; in whatever order they stand. */
export function narrowestOf<R extends RuleScope>(rules: readonly R[], scope: RuledCase): R | undefined {
  let narrowest: R | undefined;
  for (const rule of rules)
    if (fitsScope(rule, scope) && (!narrowest || narrowness(rule) > narrowness(narrowest))) narrowest = rule;
  return narrowest;
}
