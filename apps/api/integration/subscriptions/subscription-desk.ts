import type { Principal } from '#libs/domain/identity/index.js';
import { overlapEnd } from '#libs/domain/subscription/index.js';
import { type EpochMs, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { Asked, AskedOnce, Persistence, StoredSubscription } from '#libs/persistence/index.js';
import { type Egress, newSecret, urlFault } from '#libs/webhook/index.js';
import { EVENT_NAMES } from '../../cases/index.js';
import type { Now } from '../../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../../http/idempotency.js';
import { apiProblem } from '../../http/problems.js';
import { pushView, subscriptionView } from './present.js';
import type {
  PushesQuery,
  PushesView,
  NewSubscriptionDto,
  NewSubscriptionView,
  ReplayDto,
  ReplayView,
  SecretView,
  SubscriptionChangeDto,
  SubscriptionsView,
  SubscriptionView,
  TrialView,
} from './subscription.dto.js';
import { trial } from './trial.js';
import { URL_FAULTS } from './url-faults.js';

const PAGE = 50;
/** Without its path and query, which may hold a secret of the receiver's. */
const originOf = (url: string): string => new URL(url).origin;

/** The same request is answered as before; another body under its key is refused. */
function answerOf<T>(asked: Asked<T>, { fingerprint }: AskedOnce): T {
  if (asked.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
  if (asked.answer === null) throw apiProblem('REQUEST_UNDER_WAY');
  return asked.answer;
}

/** 事件订阅 as a business system keeps its own; another system's look as if they did not exist. */
export class SubscriptionDesk {
  constructor(
    private readonly persistence: Persistence,
    private readonly egress: Egress,
    private readonly now: Now,
  ) {}

  /** Throws SUBSCRIPTION_URL_UNFIT, SUBSCRIPTION_EVENT_UNKNOWN, SUBSCRIPTION_LIMIT, IDEMPOTENCY_KEY_REUSED. */
  async add(caller: Principal, key: string, dto: NewSubscriptionDto, httpId: string): Promise<NewSubscriptionView> {
    this.#check(dto);
    const fingerprint = fingerprintOf('subscription', dto);
    const kept = await this.persistence.subscriptions.add({
      clientId: caller.id,
      url: dto.url,
      eventTypes: dto.eventTypes?.length ? dto.eventTypes : null,
      createdAt: this.#at(),
      secret: newSecret(),
      requestId: commandRequestId(caller.id, 'subscriptions', key),
      fingerprint,
    });
    if (!kept) throw apiProblem('SUBSCRIPTION_LIMIT');
    if (kept.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    await this.#audit(caller, 'subscription-add', kept.id, httpId, { receiver: originOf(kept.url) });
    return { ...subscriptionView(kept), secret: kept.secrets[0]! };
  }

  async list(caller: Principal): Promise<SubscriptionsView> {
    return { rows: (await this.persistence.subscriptions.ofClient(caller.id)).map(subscriptionView) };
  }

  async show(caller: Principal, id: string): Promise<SubscriptionView> {
    return subscriptionView(await this.#own(caller, id));
  }

  /** Throws SUBSCRIPTION_NOT_FOUND, SUBSCRIPTION_URL_UNFIT, SUBSCRIPTION_EVENT_UNKNOWN. */
  async change(caller: Principal, id: string, dto: SubscriptionChangeDto, httpId: string): Promise<SubscriptionView> {
    await this.#own(caller, id);
    this.#check(dto);
    const { eventTypes, ...others } = dto;
    await this.persistence.subscriptions.change(id, {
      ...others,
      ...(eventTypes && { eventTypes: eventTypes.length > 0 ? eventTypes : null }),
    });
    const { url } = dto;
    await this.#audit(caller, 'subscription-change', id, httpId, {
      ...others,
      ...(url !== undefined && { url: originOf(url) }),
      ...(eventTypes && { eventTypes }),
    });
    return this.show(caller, id);
  }

  async remove(caller: Principal, id: string, httpId: string): Promise<void> {
    await this.#own(caller, id);
    await this.persistence.subscriptions.remove(id);
    await this.#audit(caller, 'subscription-remove', id, httpId);
  }

  /** The same request again answers the same secret: an answer that was lost must not leave the system without one. */
  async renewSecret(caller: Principal, id: string, key: string, httpId: string): Promise<SecretView> {
    await this.#own(caller, id);
    const requestId = commandRequestId(caller.id, `subscription-secret:${id}`, key);
    await this.persistence.subscriptions.renewSecret(id, newSecret(), overlapEnd(this.#at()), requestId);
    await this.#audit(caller, 'subscription-secret', id, httpId);
    const { secrets, formerUntil } = await this.#own(caller, id);
    return { secret: secrets[0]!, formerUntil: formerUntil && toRfc3339(formerUntil) };
  }

  /** Once for a key. Throws SUBSCRIPTION_NOT_FOUND, REQUEST_UNDER_WAY. */
  async test(caller: Principal, id: string, key: string): Promise<TrialView> {
    const own = await this.#own(caller, id);
    const request = this.#asked(caller, 'subscription-test', id, key, {});
    const earlier = await this.persistence.subscriptionRequests.begin<TrialView>(request);
    if (earlier) return answerOf(earlier, request);
    // Of the request: where a process fell in between and it is sent again, the receiver sees that it is the same.
    const event = `test-${request.requestId.slice(0, 32)}`;
    const answer = await trial(own, event, this.egress, () => this.#at());
    await this.persistence.subscriptionRequests.end(request, answer);
    return answer;
  }

  /** Once for a key. Throws SUBSCRIPTION_NOT_FOUND, REPLAY_UNCLEAR, IDEMPOTENCY_KEY_REUSED. */
  async replay(caller: Principal, id: string, key: string, dto: ReplayDto, httpId: string): Promise<ReplayView> {
    const { since, caseNo, seq } = dto;
    const own = await this.#own(caller, id);
    const which =
      since !== undefined && caseNo === undefined && seq === undefined
        ? { since }
        : since === undefined && caseNo !== undefined && seq !== undefined
          ? { caseNo, seq }
          : undefined;
    if (!which) throw apiProblem('REPLAY_UNCLEAR');
    const request = this.#asked(caller, 'subscription-replay', id, key, dto);
    const replayed = await this.persistence.subscriptions.replay(own, which, request);
    const { count, upTo } = answerOf(replayed, request);
    if (replayed.fresh) await this.#audit(caller, 'subscription-replay', id, httpId, { ...which, count });
    return { count, upTo: upTo && toRfc3339(upTo) };
  }

  /** Throws SUBSCRIPTION_NOT_FOUND, CURSOR_INVALID. */
  async pushes(caller: Principal, id: string, { state, cursor, limit = PAGE }: PushesQuery): Promise<PushesView> {
    await this.#own(caller, id);
    if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) throw apiProblem('CURSOR_INVALID');
    const before = cursor === undefined ? undefined : Number(cursor);
    const found = await this.persistence.pushes.list(id, state, before, limit + 1);
    const rows = found.slice(0, limit);
    return { rows: rows.map(pushView), nextCursor: found.length > limit ? String(rows.at(-1)!.id) : null };
  }

  async #own(caller: Principal, id: string): Promise<StoredSubscription> {
    const found = await this.persistence.subscriptions.find(caller.id, id);
    if (!found) throw apiProblem('SUBSCRIPTION_NOT_FOUND');
    return found;
  }

  #asked({ id: caller }: Principal, action: string, id: string, key: string, body: object): AskedOnce {
    const requestId = commandRequestId(caller, `${action}:${id}`, key);
    return { requestId, fingerprint: fingerprintOf(action, body), at: this.#at() };
  }

  #check({ url, eventTypes = [] }: SubscriptionChangeDto): void {
    const fault = url === undefined ? undefined : urlFault(url, this.egress);
    if (fault) throw apiProblem('SUBSCRIPTION_URL_UNFIT', { why: URL_FAULTS[fault] });
    const unknown = eventTypes.find((type) => !Object.hasOwn(EVENT_NAMES, type));
    if (unknown !== undefined)
      throw apiProblem('SUBSCRIPTION_EVENT_UNKNOWN', { type: unknown, known: Object.keys(EVENT_NAMES).join(', ') });
  }

  #at(): EpochMs {
    return epochMs(this.now());
  }

  async #audit(
    { id: actorId }: Principal,
    action: string,
    id: string,
    requestId: string,
    detail?: Record<string, unknown>,
  ): Promise<void> {
    const entry = { actorId, action, object: `subscription:${id}`, at: this.#at(), requestId };
    await this.persistence.audit.write({ ...entry, ...(detail && { detail }) });
  }
}
