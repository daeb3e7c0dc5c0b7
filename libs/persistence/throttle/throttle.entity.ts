import { Entity } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Instant, Key, Whole } from '../database/columns.js';

/** Tries under a key since the start of its window. */
@Entity('throttle')
export class ThrottleEntity {
  @Key() key: string;
  @Whole() count: number;
  @Instant() windowStart: EpochMs;
}
