import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Decimal, Flag, Instant, Key, optional, Text, Whole } from '../database/columns.js';

const instantKey = { type: 'timestamptz', primary: true } as const;

/** 统计单元: how many marks of one kind fall on a day, or in a month, for one group. */
@Entity('statistics_cell')
@Index('ix_statistics_cell_submitted', ['monthly', 'kind', 'submittedAt'], {
  where: "kind <> 'submitted'::text AND kind <> 'answered'::text",
})
export class StatisticsCellEntity {
  @PrimaryColumn('boolean') monthly: boolean;
  @Key() kind: string;
  @Instant(instantKey) at: EpochMs;
  @Instant(instantKey) submittedAt: EpochMs;
  @PrimaryColumn('integer') groupId: number;
  /** Bits of TRAITS (marks.ts). */
  @PrimaryColumn('integer') traits: number;
  /** What is added up; NaN where the kind has none. Part of the key, so that a largest one can be taken back. */
  @PrimaryColumn('double precision') figure: number;
  @PrimaryColumn('double precision') second: number;
  @Whole() n: number;
}

/** What cells may be narrowed and split by. */
@Entity('statistics_group')
export class StatisticsGroupEntity {
  @PrimaryColumn({ type: 'integer', generated: 'increment' }) id: number;
  @Code() region: string;
  @Code() departmentId: string;
  @Code() itemCode: string;
  @Text() itemName: string;
  @Text() channel: string;
  @Code(optional) officerId: string | null;
}

/** What a case was (weight -1) or is (+1), written with its row and not yet added to the cells. */
@Entity('statistics_change')
export class StatisticsChangeEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'increment' }) id: number;
  @Whole() weight: number;
  @Instant({ default: () => 'now()' }) changedAt: EpochMs;
  @Code() region: string;
  @Code() departmentId: string;
  @Code() itemCode: string;
  @Text() itemName: string;
  @Text() channel: string;
  @Code(optional) officerId: string | null;
  @Code(optional) intakeRegion: string | null;
  @Instant() submittedAt: EpochMs;
  @Instant(optional) takenInAt: EpochMs | null;
  @Instant(optional) acceptedAt: EpochMs | null;
  @Instant(optional) decidedAt: EpochMs | null;
  @Instant(optional) closedAt: EpochMs | null;
  @Instant(optional) overdueAt: EpochMs | null;
  @Instant(optional) ratedAt: EpochMs | null;
  @Decimal(optional) usedDays: number | null;
  @Decimal(optional) savedDays: number | null;
  @Decimal(optional) promiseDays: number | null;
  @Decimal(optional) legalDays: number | null;
  @Whole() supplements: number;
  @Whole() corrections: number;
  @Text(optional) satisfaction: string | null;
  @Flag(optional) fixedInTime: boolean | null;
  /** `returned` or `not_accepted`, where the case ended so. */
  @Text(optional) ending: string | null;
}

/** One line: from when on the daily cells keep exact instants, and from when on there are daily cells at all. */
@Entity('statistics_state')
export class StatisticsStateEntity {
  @PrimaryColumn('integer') id: number;
  @Instant() exactFrom: EpochMs;
  @Instant() daysFrom: EpochMs;
}
