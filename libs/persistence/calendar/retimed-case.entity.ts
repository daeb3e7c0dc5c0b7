import { Entity, PrimaryColumn } from 'typeorm';
import type { Moves } from '#libs/domain/case/events.js';
import { Flag, Json, Key, optional, Text, Whole } from '../database/columns.js';

/** What a notice did to a case, or in a dry run would do. */
@Entity('retimed_case')
export class RetimedCaseEntity {
  @Key() noticeId: string;
  @PrimaryColumn('boolean') dry: boolean;
  @Key() caseNo: string;
  @Json() moves: Moves;
  @Text() cardBefore: string;
  @Text() cardAfter: string;
  @Flag() freed: boolean;
  /** Revision up to which the case must still be told to look; null when it need not, or was told. */
  @Whole(optional) wakeRev: number | null;
}
