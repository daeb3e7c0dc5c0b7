import { Entity } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Instant, Key, optional } from '../database/columns.js';

/** Who handled a case (已办), and to whom it was copied (待阅 while `readAt` is null, then 已阅). */
@Entity('case_participant')
export class CaseParticipantEntity {
  @Key() userId: string;
  @Key() kind: 'handled' | 'copied';
  @Key() caseNo: string;
  @Instant() at: EpochMs;
  @Instant(optional) readAt: EpochMs | null;
}
