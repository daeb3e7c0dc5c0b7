import {
  PUSH_STATES,
  type PushState,
  DISABLED_REASONS,
  type DisabledReason,
  SUBSCRIPTION_STATES,
  type SubscriptionState,
  MAX_TRIES,
} from '#libs/domain/subscription/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { ChoiceField, InstantField, IntField, ListField, TextField, TextListField } from '../../http/fields.js';
import { Limit } from '../../oversight/index.js';

const Count = (description: string) => IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, description });
const Status = (description: string) => IntField({ min: 100, max: 599, nullable: true, description });
const Fault = (description: string) => TextField({ max: 64, nullable: true, description });
const Instant = (description: string) =>
  TextField({ max: 35, nullable: true, description: `RFC 3339; ${description}` });
const Url = (optional: boolean) =>
  TextField({ max: 2000, optional, description: 'Where events are posted: https, no user in it, no redirect' });
const EventTypes = () =>
  TextListField({
    max: 64,
    maxItems: 100,
    optional: true,
    description: 'Names of events as the timeline has them; left out or empty: every one',
  });
const Case = (options: { optional?: boolean } = {}) => TextField({ max: 64, description: '办件编号', ...options });
const Seq = (options: { optional?: boolean } = {}) => IntField({ min: 1, max: 1_000_000, ...options });

export class NewSubscriptionDto {
  @Url(false) url: string;
  @EventTypes() eventTypes?: readonly string[];
}
export class SubscriptionChangeDto {
  @Url(true) url?: string;
  @EventTypes() eventTypes?: readonly string[];
  @ChoiceField(['active', 'paused'], { optional: true, description: 'paused keeps events for later' })
  state?: 'active' | 'paused';
}
export class SubscriptionView {
  @TextField({ max: 64 }) id: string;
  @Url(false) url: string;
  @TextListField({ max: 64, maxItems: 100, nullable: true, description: 'null: every event' })
  eventTypes: readonly string[] | null;
  @ChoiceField(SUBSCRIPTION_STATES) state: SubscriptionState;
  @ChoiceField(DISABLED_REASONS, { nullable: true, description: 'gone: 410; failing: nothing was taken for days' })
  disabledReason: DisabledReason | null;
  @Count('Events that wait to be told') waiting: number;
  @Count('Tries in a row that found it away: no answer, 5xx, 408, 425, 429') failures: number;
  @Instant('since when every try has failed, refusals too') failingSince: string | null;
  @InstantField() createdAt: string;
}
export class NewSubscriptionView extends SubscriptionView {
  @TextField({ max: 100, description: 'Signs what is sent (Standard Webhooks); not shown again' }) secret: string;
}
export class SubscriptionsView {
  @ListField(() => SubscriptionView, { maxItems: 10 }) rows: readonly SubscriptionView[];
}
export class SecretView {
  @TextField({ max: 100, description: 'Signs from now on; not shown again' }) secret: string;
  @Instant('until when the former secret signs too') formerUntil: string | null;
}
export class TrialView {
  @Status('What the receiver answered; null: nothing') status: number | null;
  @Fault('Why there was no answer') fault: string | null;
  @Count('Milliseconds') ms: number;
}

/** Events since an instant, or one of a case. */
export class ReplayDto {
  @InstantField({ optional: true, description: 'Events recorded since; leave out caseNo and seq' }) since?: EpochMs;
  @Case({ optional: true }) caseNo?: string;
  @Seq({ optional: true }) seq?: number;
}
export class ReplayView {
  @Count('Events that were put back in line, 10,000 at most') count: number;
  @Instant('when the last of them was recorded; go on from there when the count is 10,000') upTo: string | null;
}

export class PushTryView extends TrialView {
  @InstantField() at: string;
}
export class PushView {
  @Case() caseNo: string;
  @Seq() seq: number;
  @TextField({ max: 64 }) type: string;
  @ChoiceField(PUSH_STATES) state: PushState;
  @Count('Times that the receiver refused it') refusals: number;
  @Status('Answer of the last try') lastStatus: number | null;
  @Fault('Why the last try had no answer') lastFault: string | null;
  @IntField({ min: 0, max: 1_000_000, nullable: true, description: 'Milliseconds of the last try' }) lastMs:
    number | null;
  @Instant('the last try') triedAt: string | null;
  @Instant('when it was told') doneAt: string | null;
  @Instant('not before this is it tried again; null when it is told or given up') tryAfter: string | null;
  @ListField(() => PushTryView, { maxItems: MAX_TRIES, description: 'The latest tries, the last one first' })
  tries: readonly PushTryView[];
}
export class PushesView {
  @ListField(() => PushView, { maxItems: 100 }) rows: readonly PushView[];
  @TextField({ max: 64, nullable: true }) nextCursor: string | null;
}
export class PushesQuery {
  @ChoiceField(PUSH_STATES, { optional: true }) state?: PushState;
  @TextField({ max: 64, optional: true, description: 'nextCursor of the page before' }) cursor?: string;
  @Limit() limit?: number;
}
