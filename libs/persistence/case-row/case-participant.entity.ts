import { Entity, Index } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Flag, Instant, Key, optional } from '../database/columns.js';

/** Who handled a case (已办), and to whom it was copied (待阅 while `readAt` is null, then 已阅). */
@Entity('case_participant')
@Index('ix_case_participant_list', [
  'userId',
  'kind',
  'undue',
  'caseNo',
  'departmentId',
  'region',
  'simulated',
  'readAt',
])
export class CaseParticipantEntity {
  @Key() caseNo: string;
  @Key() userId: string;
  @Key() kind: 'handled' | 'copied';
  @Instant() at: EpochMs;
  @Instant(optional) readAt: EpochMs | null;
  // Of the row, by triggers: so that a list need not look at each case.
  @Code() departmentId: string;
  @Code() region: string;
  @Flag() simulated: boolean;
  /** No clock runs. */
  @Flag() undue: boolean;
}
