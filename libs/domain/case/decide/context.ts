import type { CaseActor, Role } from '../../identity/index.js';
import type { ItemVersion } from '../../item/index.js';
import type { CommandBodies, CommandName } from '../commands.js';
import type { EventBody } from '../events.js';
import type { Facts } from '../facts.js';
import type { CaseState } from '../state.js';

export interface Context {
  readonly facts: Facts;
  readonly actor: CaseActor;
  /** The role in which the actor acts. */
  readonly role: Role;
}

/** One rule: what a permitted command makes happen. Refuses by `refuse`. */
export type Rule<N extends CommandName> = (
  state: CaseState,
  body: CommandBodies[N],
  context: Context,
) => readonly EventBody[];

export const acceptanceLimits = ({ rules }: ItemVersion) => ({
  acceptanceLocal: rules.acceptanceLocalDays,
  acceptanceLegal: rules.acceptanceLegalDays,
  dayEndsAtMinute: rules.dayEndsAtMinute,
});

export const materialName = (item: ItemVersion, materialId: string): string =>
  item.materials.find((material) => material.id === materialId)?.name ?? materialId;

/** An opinion is left out of the event when it is blank. */
export const opinionOf = (opinion: string | undefined): { opinion?: string } => {
  const text = opinion?.trim();
  return text ? { opinion: text } : {};
};
