import { type EpochMs, epochMs } from '../time/index.js';

/** 事件订阅: a business system's wish to be told of its cases' events. */
export const SUBSCRIPTION_STATES = ['active', 'paused', 'disabled'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];
/** Why the platform stopped telling: the receiver said 410 Gone, or has taken nothing for days. */
export const DISABLED_REASONS = ['gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];
/** `given_up`: the receiver refused this one event too often; it is told again by a replay only. */
export const PUSH_STATES = ['waiting', 'done', 'given_up'] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** A system needs a few: one for each of its parts. */
export const MAX_SUBSCRIPTIONS = 10;
/** So many events one replay puts back in line. */
export const MAX_REPLAYED = 10_000;
/** So many of a push's tries are kept, the latest; a push that is given up had some 48. */
export const MAX_TRIES = 20;
/** How long the former secret signs too, so that a receiver can change over; milliseconds. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;
/** A receiver that took nothing for so long is told nothing more; milliseconds. */
export const DISABLED_AFTER_MS = 5 * 24 * 3_600_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];
/** Nearly two days. */
const REFUSALS = 48;

/**
 * How long to leave a receiver alone after `failures` of them, in milliseconds: at most an hour, so that a system that
 * is back hears soon. `chance` in [0, 1) spreads the tries of many by a fifth.
 */
export const waitAfter = (failures: number, chance: number): number =>
  Math.round(WAITS[Math.min(Math.max(failures, 1), WAITS.length) - 1]! * (0.9 + 0.2 * chance));

/** Whether an event that was refused so often is given up. */
export const isGivenUp = (refusals: number): boolean => refusals >= REFUSALS;

/** Whether a receiver that has taken nothing since then is told nothing more. */
export const isFailingForGood = (failingSince: EpochMs | null, now: EpochMs): boolean =>
  failingSince !== null && now - failingSince >= DISABLED_AFTER_MS;

/** Until when a secret that is replaced now signs too. */
export const overlapEnd = (now: EpochMs): EpochMs => epochMs(now + SECRET_OVERLAP_MS);
