import { Entity, PrimaryColumn, Unique } from 'typeorm';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import { Code, Flag, Instant, Key, optional, Text, Whole } from '../database/columns.js';

/** A case number that was given out, and what is needed to finish opening the case should the opener die. */
@Entity('case_opening')
@Unique('uq_case_opening_case_no', ['caseNo'])
export class CaseOpeningEntity {
  @Key() requestId: string;
  @Text() fingerprint: string;
  @Code() caseNo: string;
  @Text() passwordSalt: string;
  @Text() queryPasswordHash: string;
  @Text() openedBy: string;
  @Instant() openedAt: EpochMs;
  /** The sealed request; forgotten once the case is recorded. */
  @Text(optional) input: string | null;
  @Flag({ default: false }) started: boolean;
}

/** The last serial given out of a number series. */
@Entity('case_number_counter')
export class CaseNumberCounterEntity {
  @Key() itemCode: string;
  @PrimaryColumn('date') day: CalendarDay;
  @PrimaryColumn('text') series: string;
  @Whole() last: number;
}
