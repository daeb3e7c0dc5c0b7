import { Entity } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Instant, Key } from '../database/columns.js';

/** A token that was signed out before its end; kept until that end. */
@Entity('revoked_token')
export class RevokedTokenEntity {
  @Key() jti: string;
  @Instant() until: EpochMs;
}
