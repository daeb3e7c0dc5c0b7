import { conditionsOf } from '#libs/domain/item/conditions.js';
import type { Item } from '../api/items';
import { type ApplicationValues, startValues } from '../parts/application/values';

/** 审核状态 at the window: taken in, or told at once what is missing (一次性告知). */
export const INTAKE_STATUSES = ['accept', 'supplement'] as const;

export interface IntakeValues extends ApplicationValues {
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly status: (typeof INTAKE_STATUSES)[number];
  readonly opinion?: string;
}

/** A line that stands against taking the application in, and what the window wrote about it. */
export interface Unmet {
  readonly kind: 'condition' | 'material' | 'missing';
  readonly id: string;
  readonly name: string;
  readonly text?: string;
}

/** The manual's defaults: status 受理, opinion 同意, both editable (APP-21). */
export const intakeStart = (item: Item): IntakeValues => ({
  ...startValues(item),
  conditions: {},
  status: 'accept',
  opinion: '同意',
});

/** Conditions and materials that are not ticked: they block 受理, and are what a one-time notice tells (APP-03, 16, 17). */
export function notMet(item: Item, { conditions, materials }: IntakeValues): Unmet[] {
  const open = conditionsOf(item.acceptanceStandard)
    .filter(({ id }) => !conditions[id])
    .map(({ id, text }): Unmet => ({ kind: 'condition', id, name: `${id} ${text}` }));
  const unticked = item.materials.flatMap(({ id, name, necessity }): Unmet[] => {
    const { form, ticked, text } = materials[id] ?? {};
    if (!form) return necessity === 'mandatory' ? [{ kind: 'missing', id, name, text }] : [];
    return ticked || form === 'deferred' ? [] : [{ kind: 'material', id, name, text }];
  });
  return [...open, ...unticked];
}
