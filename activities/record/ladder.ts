import type { RecordInput } from '#libs/contracts/index.js';
import type { Effect } from '#libs/domain/case/effect-types.js';
import { type LadderRule, rungsOf } from '#libs/domain/escalation/index.js';
import type { Ladders } from '#libs/persistence/index.js';

const LEVELS: Readonly<Partial<Record<string, LadderRule['level']>>> = {
  'warning-raised': 'warning',
  'yellow-card-raised': 'yellow',
  'red-card-raised': 'red',
};
const rungOf = ({ body }: Effect) => ('rung' in body ? body.rung : undefined);

/**
 * The effects without the messages for rungs that are not on the ladder of this case. Read when the card is recorded, so
 * that a card goes to those whom the rules of that moment name, and to each of them once.
 */
export async function onTheLadder(
  { effects, events, row }: Pick<RecordInput, 'effects' | 'events' | 'row'>,
  ladders: Ladders,
): Promise<readonly Effect[]> {
  if (!effects.some(rungOf)) return effects;
  const rules = await ladders.rules();
  const scope = { itemCode: row.itemCode, departmentId: row.departmentId, region: row.region };
  const levels = new Map(events.map(({ seq, type }) => [seq, LEVELS[type]]));
  return effects.filter((effect) => {
    const rung = rungOf(effect);
    const level = levels.get(effect.seq);
    return rung === undefined || level === undefined || rungsOf(rules, scope, level).includes(rung);
  });
}
