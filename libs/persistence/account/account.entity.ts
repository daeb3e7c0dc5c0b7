import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import type { Post } from '#libs/domain/identity/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Flag, Instant, Json, Key, optional, Text } from '../database/columns.js';

/** A person who may sign in. */
@Entity('account')
@Index('ix_account_posts', { synchronize: false })
export class AccountEntity {
  @Key() username: string;
  @Text() name: string;
  /** argon2id; null where the person signs in elsewhere. */
  @Text(optional) passwordHash: string | null;
  @Json() posts: Post[];
  @Code(optional) windowId: string | null;
  @ManyToOne('ServiceWindowEntity')
  @JoinColumn({ name: 'window_id', foreignKeyConstraintName: 'fk_account_window' })
  window?: object;
  /** Sample data: refused in production. */
  @Flag() sample: boolean;
  @Instant(optional) disabledAt: EpochMs | null;
  /** Sealed JSON: telephones and mail. */
  @Text(optional) contact: string | null;
  /** Columns and saved filters of the lists. */
  @Json(optional) preferences: object | null;
  /** A new password has ended every sign-in from before this instant … */
  @Instant(optional) sessionsFrom: EpochMs | null;
  /** … but for the one, by its token's id, in which it was set. */
  @Code(optional) sessionKept: string | null;
}

/** A business system or terminal that signs in by client credentials. */
@Entity('client')
export class ClientEntity {
  @Key() clientId: string;
  @Text() name: string;
  @Text() secretHash: string;
  @Json() posts: Post[];
  @Code(optional) windowId: string | null;
  @ManyToOne('ServiceWindowEntity')
  @JoinColumn({ name: 'window_id', foreignKeyConstraintName: 'fk_client_window' })
  window?: object;
  @Flag() sample: boolean;
  @Instant(optional) disabledAt: EpochMs | null;
}
