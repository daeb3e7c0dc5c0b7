import type { AbsenceActivities, CaseToWake } from '#libs/contracts/index.js';
import { cameBack, isStillWith } from '#libs/domain/absence/work-over.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { dayOf, type EpochMs } from '#libs/domain/time/index.js';
import type {
  AbsenceCase,
  AbsenceCases,
  Absences,
  Accounts,
  OpenWork,
  StoredAbsence,
} from '#libs/persistence/index.js';
import { eachCase, WHOLE_LOG } from '../batch/each-case.js';
import { type CaseOnRecord, onRecord, type RecordRoom } from '../batch/on-record.js';
import { transfer } from '../batch/transfer.js';

export interface AbsenceRoom extends RecordRoom {
  readonly absences: Absences;
  readonly absenceCases: AbsenceCases;
  readonly openWork: OpenWork;
  readonly accounts: Accounts;
  readonly now: () => EpochMs;
  readonly logger: { error(fields: object, text: string): void };
}
/** An absence with its people; whose account was closed is missing. */
interface Known {
  readonly absence: StoredAbsence;
  readonly officer: Principal | undefined;
  readonly deputy: Principal | undefined;
}

/** 请假代理, batch by batch: work goes over, and comes back. A batch that is repeated finds only what the first try left. */
export function createAbsenceActivities(room: AbsenceRoom): AbsenceActivities {
  const { absences, absenceCases, openWork } = room;
  return {
    async workOver({ id, after, limit }) {
      const known = await knownOf(id, room);
      const { absence, deputy } = known;
      const isEnded = absence.endAskedAt !== null;
      // Nobody stands in any more: the work waits for the officer.
      if (isEnded || !deputy) return { last: null, wake: [], isEnded };
      const found = await openWork.of(absence.officerId, { itemCode: null, caseNos: null }, after, limit);
      const wake = await eachCase(found, (one) => goOver(one, known, deputy, room), room);
      return { last: found.at(-1)?.caseNo ?? null, wake, isEnded };
    },

    async workBack({ id, after, limit }) {
      const known = await knownOf(id, room);
      const found = await absenceCases.of(id, after, limit);
      const whole = found.map((one) => ({ ...one, rev: WHOLE_LOG }));
      const wake = await eachCase(whole, (one) => comeBack(one, known, room), room);
      return { last: found.at(-1)?.caseNo ?? null, wake };
    },

    closeAbsence: ({ id }) => absences.close(id, room.now()),
  };
}

async function knownOf(id: string, { absences, accounts }: AbsenceRoom): Promise<Known> {
  const absence = await absences.find(id);
  if (!absence) throw new Error(`There is no absence ${id}`);
  const { officerId, deputyId } = absence;
  const people = await accounts.principals([officerId, deputyId]);
  const named = (userId: string) => people.find((person) => person.id === userId);
  return { absence, officer: named(officerId), deputy: named(deputyId) };
}

const spanOf = ({ first, last }: StoredAbsence): string => `${first} 至 ${last}`;

async function goOver(
  { caseNo, log }: CaseOnRecord,
  { absence, officer }: Known,
  deputy: Principal,
  room: AbsenceRoom,
): Promise<CaseToWake | undefined> {
  const { id, officerId } = absence;
  const reason = `请假代理(${spanOf(absence)}):${officer?.name ?? officerId}请假,由${deputy.name}代为办理`;
  let noted: number | undefined;
  let isOver = false;
  await onRecord(
    { caseNo, log },
    async (standing) => {
      const decided = transfer(standing, { from: officerId, to: deputy, reason }, room.now());
      isOver = typeof decided !== 'string';
      if (typeof decided === 'string') return undefined;
      noted = decided.decision.state.rev;
      await room.absenceCases.over(id, caseNo, noted, room.now());
      return decided;
    },
    room,
  );
  if (noted === undefined) return undefined;
  if (isOver) return { caseNo, rev: noted };
  await room.absenceCases.notOver(id, caseNo, noted);
  return undefined;
}

async function comeBack(
  { caseNo, log, overRev }: CaseOnRecord & AbsenceCase,
  { absence, officer, deputy }: Known,
  room: AbsenceRoom,
): Promise<CaseToWake | undefined> {
  const { id, officerId, deputyId } = absence;
  if (!officer) return undefined;
  const asked = absence.endAskedAt === null ? '' : `,提前于 ${dayOf(absence.endAskedAt)} 结束`;
  const reason = `请假代理结束(${spanOf(absence)}${asked}):由${deputy?.name ?? deputyId}交还${officer.name}`;
  let back: { readonly at: EpochMs; readonly seq: number } | undefined;
  await onRecord(
    { caseNo, log },
    (standing) => {
      // By a try that ended before it could note it.
      back = cameBack(officerId, standing.events, overRev);
      if (back || !isStillWith(deputyId, caseNo, standing.events, overRev)) return Promise.resolve(undefined);
      const decided = transfer(standing, { from: deputyId, to: officer, reason }, room.now());
      if (typeof decided === 'string') return Promise.resolve(undefined);
      back = decided.decision.events.at(-1);
      return Promise.resolve(decided);
    },
    room,
  );
  if (!back) return undefined;
  await room.absenceCases.back(id, caseNo, back.at);
  return { caseNo, rev: back.seq };
}
