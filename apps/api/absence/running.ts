import { endOfDay, startOfDay } from '#libs/domain/time/index.js';
import type { Persistence, StoredAbsence } from '#libs/persistence/index.js';
import type { BatchGateway } from '../engine/index.js';

/** Starts the run of an absence; nothing where it runs. */
export const startAbsence = (
  { id, first, last }: StoredAbsence,
  gateway: Pick<BatchGateway, 'startAbsence'>,
): Promise<void> => gateway.startAbsence({ absenceId: id, from: startOfDay(first), until: endOfDay(last) });

/**
 * Makes sure that every absence that is not over and every hand-over that has not finished has its run: the API may have
 * fallen between keeping it and starting it.
 */
export async function keepRunning(
  { absences, handOvers }: Pick<Persistence, 'absences' | 'handOvers'>,
  gateway: Pick<BatchGateway, 'startAbsence' | 'startHandOver'>,
): Promise<void> {
  for (const absence of await absences.running()) await startAbsence(absence, gateway);
  for (const { id } of await handOvers.running()) await gateway.startHandOver({ handOverId: id });
}
