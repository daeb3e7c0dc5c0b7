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
  readonly kind: 'condition' | 'material' | 'missing' | 'noFile';
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

/** What blocks 受理: conditions and materials that are not ticked, and files that are not there (APP-05, 16, 17). */
export function notMet(item: Item, { conditions, materials }: IntakeValues): Unmet[] {
  const open = conditionsOf(item.acceptanceStandard)
    .filter(({ id }) => !conditions[id])
    .map(({ id, text }): Unmet => ({ kind: 'condition', id, name: `${id} ${text}` }));
  const unticked = item.materials.flatMap(({ id, name, necessity }): Unmet[] => {
    const { form, ticked, text, files = [] } = materials[id] ?? {};
    if (!form) return necessity === 'mandatory' ? [{ kind: 'missing', id, name, text }] : [];
    if (!ticked && form !== 'deferred') return [{ kind: 'material', id, name, text }];
    return form === 'electronic' && files.length === 0 ? [{ kind: 'noFile', id, name }] : [];
  });
  return [...open, ...unticked];
}

/** What a one-time notice tells the applicant (APP-03): a file that the window forgot is none of theirs. */
export const toldAtOnce = (unmet: readonly Unmet[]): Unmet[] => unmet.filter(({ kind }) => kind !== 'noFile');
