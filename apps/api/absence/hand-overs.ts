import { conflictOf } from '#libs/domain/absence/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { dayOf, type EpochMs, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { OpenWorkFilter, Persistence, StoredHandOver } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import { asking, type BatchGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../http/idempotency.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import type { HandOverDryRunDto, HandOverOrderDto, HandOversView, HandOverView } from './dto/hand-overs.dto.js';
import type { WorkPreviewView } from './dto/preview.dto.js';
import { previewOf } from './preview.js';
import { isAdminOfAll, type WorkPeople } from './work-people.js';

const LISTED = 20;
const filterOf = ({ itemCode, caseNos }: HandOverDryRunDto): OpenWorkFilter => ({
  itemCode: itemCode ?? null,
  caseNos: caseNos ?? null,
});

/** 批量移交: an officer's open cases given to another one, tried out, ordered and followed. */
export class HandOversDesk {
  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: BatchGateway,
    private readonly people: WorkPeople,
    private readonly names: Names,
    private readonly now: Now,
  ) {}

  /** Which cases would go over. Throws USER_NOT_FOUND, FORBIDDEN, DEPUTY_IS_OFFICER, DEPUTY_AWAY. */
  async tryOut(caller: Principal, dto: HandOverDryRunDto, language: Language): Promise<WorkPreviewView> {
    const from = await this.people.officer(caller, dto.from);
    if (dto.to === from.id) throw apiProblem('DEPUTY_IS_OFFICER');
    const to = await this.people.active(dto.to);
    await this.#refuseAway(from, to);
    return previewOf(this.persistence.openWork, from.id, filterOf(dto), to, language);
  }

  /** Throws as `tryOut`, HAND_OVER_NOTHING, IDEMPOTENCY_KEY_REUSED, ENGINE_UNAVAILABLE. */
  async order(
    caller: Principal,
    dto: HandOverOrderDto,
    { key, httpId, language }: { readonly key: string; readonly httpId: string; readonly language: Language },
  ): Promise<HandOverView> {
    const requestId = commandRequestId(caller.id, 'hand-overs', key);
    const fingerprint = fingerprintOf('hand-over', dto);
    let handOver = await this.persistence.handOvers.ofRequest(requestId);
    if (!handOver) {
      const { goes } = await this.tryOut(caller, dto, language);
      if (goes === 0) throw apiProblem('HAND_OVER_NOTHING');
      const { from: fromId, to: toId, reason } = dto;
      const ordered = { fromId, toId, ...filterOf(dto), reason: reason.trim() };
      const request = { orderedBy: caller.id, orderedAt: this.#at(), requestId, fingerprint };
      handOver = await this.persistence.handOvers.order({ ...ordered, ...request });
      await this.persistence.audit.write({
        actorId: caller.id,
        action: 'hand-over-order',
        object: `hand-over:${handOver.id}`,
        at: this.#at(),
        requestId: httpId,
        detail: { ...ordered, goes },
      });
    }
    if (handOver.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    const { id, finishedAt } = handOver;
    if (finishedAt === null) await asking(() => this.gateway.startHandOver({ handOverId: id }));
    return (await this.#views([(await this.persistence.handOvers.find(id))!]))[0]!;
  }

  /** An administrator's are all of them, a leader's those that he ordered. */
  async list(caller: Principal): Promise<HandOversView> {
    return {
      rows: await this.#views(await this.persistence.handOvers.list(isAdminOfAll(caller) ? null : caller.id, LISTED)),
    };
  }

  /** What goes to somebody who is away would go on from there. */
  async #refuseAway(from: Principal, to: Principal): Promise<void> {
    const today = dayOf(this.#at());
    const found = conflictOf(
      { officerId: from.id, deputyId: to.id, first: today, last: today },
      (await this.persistence.absences.open([to.id])).filter(({ officerId }) => officerId === to.id),
    );
    if (!found) return;
    const { first, last } = found.other;
    throw apiProblem('DEPUTY_AWAY', { deputy: to.name, first, last });
  }

  async #views(found: readonly StoredHandOver[]): Promise<readonly HandOverView[]> {
    const [people, items] = await Promise.all([
      this.names.ofPeople(found.flatMap(({ fromId, toId, orderedBy }) => [fromId, toId, orderedBy])),
      this.persistence.items.names(found.flatMap(({ itemCode }) => itemCode ?? [])),
    ]);
    const nameOf = (id: string) => people.get(id) ?? id;
    return found.map(({ id, fromId, toId, itemCode, reason, orderedBy, orderedAt, finishedAt, moved, left }) => ({
      id,
      fromName: nameOf(fromId),
      toName: nameOf(toId),
      itemName: itemCode && (items.get(itemCode) ?? itemCode),
      reason,
      orderedByName: nameOf(orderedBy),
      orderedAt: toRfc3339(orderedAt),
      finishedAt: finishedAt && toRfc3339(finishedAt),
      moved,
      left,
    }));
  }

  #at(): EpochMs {
    return epochMs(this.now());
  }
}
