import { Entity, Index } from 'typeorm';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import { Code, Day, Instant, Key, optional, Whole } from '../database/columns.js';

/** 请假代理. */
@Entity('absence')
@Index('uq_absence_request', ['requestId'], { unique: true })
@Index('ix_absence_officer', ['officerId'])
@Index('ix_absence_deputy', ['deputyId'])
@Index('ix_absence_listed', ['firstDay', 'id'])
export class AbsenceEntity {
  @Key() id: string;
  @Code() officerId: string;
  @Code() deputyId: string;
  @Day() firstDay: CalendarDay;
  @Day() lastDay: CalendarDay;
  @Code() namedBy: string;
  @Instant() namedAt: EpochMs;
  @Code() requestId: string;
  @Code() fingerprint: string;
  /** Who ended it early, and when; null where it lasts its whole span. */
  @Code(optional) endAskedBy: string | null;
  @Instant(optional) endAskedAt: EpochMs | null;
  /** When all that was to come back had come back. */
  @Instant(optional) endedAt: EpochMs | null;
}

/** A case that went over to the deputy. Noted before its event is recorded: the record says whether it really did. */
@Entity('absence_case')
export class AbsenceCaseEntity {
  @Key() absenceId: string;
  @Key() caseNo: string;
  /** Number of the event by which it went over; the latest where it did so again. */
  @Whole() overRev: number;
  @Instant() overAt: EpochMs;
  /** When it came back; null while it has not, and for ever where the deputy finished it or gave it away. */
  @Instant(optional) backAt: EpochMs | null;
}
