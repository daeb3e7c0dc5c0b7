import type { CaseToWake, HandOverActivities } from '#libs/contracts/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Accounts, HandOvers, OpenWork, StoredHandOver } from '#libs/persistence/index.js';
import { eachCase } from '../batch/each-case.js';
import { type CaseOnRecord, onRecord, type RecordRoom } from '../batch/on-record.js';
import { transfer } from '../batch/transfer.js';

export interface HandOverRoom extends RecordRoom {
  readonly handOvers: HandOvers;
  readonly openWork: OpenWork;
  readonly accounts: Accounts;
  readonly now: () => EpochMs;
  readonly logger: { error(fields: object, text: string): void };
}

/** 批量移交, batch by batch. A batch that is repeated finds only the cases that the first try left. */
export function createHandOverActivities(room: HandOverRoom): HandOverActivities {
  const { handOvers, openWork, accounts } = room;
  return {
    async moveWork({ id, after, limit }) {
      const handOver = await handOvers.find(id);
      if (!handOver) throw new Error(`There is no hand-over ${id}`);
      const [to] = await accounts.principals([handOver.toId]);
      const found = await openWork.of(handOver.fromId, handOver, after, limit);
      const wake = await eachCase(found, (one) => move(one, handOver, to, room), room);
      return { last: found.at(-1)?.caseNo ?? null, wake };
    },

    finishHandOver: ({ id }) => handOvers.finish(id, room.now()),
  };
}

/** A case that can't be moved stays where it is, and is noted. */
async function move(
  found: CaseOnRecord,
  handOver: StoredHandOver,
  to: Principal | undefined,
  room: HandOverRoom,
): Promise<CaseToWake | undefined> {
  const { caseNo } = found;
  const { id, fromId } = handOver;
  let rev: number | undefined;
  try {
    await onRecord(
      found,
      async (standing) => {
        const reason = `批量移交:${handOver.reason}`;
        const decided = to ? transfer(standing, { from: fromId, to, reason }, room.now()) : 'unfit';
        rev = typeof decided === 'string' ? undefined : decided.decision.state.rev;
        if (decided === 'gone') await room.handOvers.forget(id, caseNo);
        else await room.handOvers.note(id, caseNo, decided === 'unfit' ? 'left' : 'moved');
        return typeof decided === 'string' ? undefined : decided;
      },
      room,
    );
  } catch (error) {
    await room.handOvers.note(id, caseNo, 'left');
    throw error;
  }
  return rev === undefined ? undefined : { caseNo, rev };
}
