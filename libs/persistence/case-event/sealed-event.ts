import { createHash } from 'node:crypto';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { Sealer } from '#libs/crypto/index.js';
import { canonicalJson } from './canonical-json.js';

/** An event as it lies in the table, without its hash: its personal part is sealed. */
export interface SealedEvent {
  readonly caseNo: string;
  readonly seq: number;
  readonly type: string;
  readonly at: EpochMs;
  readonly actorId: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly opinion: string | null;
  readonly data: object;
  readonly personal: string | null;
}

const PURPOSE = 'case-event';
const contextOf = (caseNo: string, seq: number): string => `${caseNo}:${seq}`;

/** Seals an event for storage; the same event gives the same bytes under the same key. */
export function sealEvent(sealer: Sealer, caseNo: string, event: CaseEvent): SealedEvent {
  const personal = 'personal' in event ? event.personal : undefined;
  return {
    caseNo,
    seq: event.seq,
    type: event.type,
    at: event.at,
    actorId: event.actor.id,
    actorName: event.actor.name,
    actorRole: event.actor.role,
    opinion: event.opinion ?? null,
    data: event.data,
    personal:
      personal === undefined ? null : sealer.seal(PURPOSE, contextOf(caseNo, event.seq), canonicalJson(personal)),
  };
}

/** Throws the sealer's coded errors when the key is missing or the text was altered or moved. */
export function openEvent(sealer: Sealer, stored: SealedEvent): CaseEvent {
  const { caseNo, seq, type, at, actorId, actorName, actorRole, opinion, data, personal } = stored;
  return {
    seq,
    type,
    at,
    actor: { id: actorId, name: actorName, role: actorRole },
    ...(opinion !== null && { opinion }),
    data,
    ...(personal !== null && {
      personal: JSON.parse(sealer.open(PURPOSE, contextOf(caseNo, seq), personal)) as unknown,
    }),
  } as unknown as CaseEvent;
}

/** SHA-256 over the previous event's hash and this event as stored: 64 hex digits. */
export function chainHash(previous: string, { actorId, actorName, actorRole, ...rest }: SealedEvent): string {
  const covered = canonicalJson({ ...rest, actor: { id: actorId, name: actorName, role: actorRole } });
  return createHash('sha256').update(previous).update(covered).digest('hex');
}
