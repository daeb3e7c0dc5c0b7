import { Entity, Index } from 'typeorm';
import type { CalendarDay, EpochMs } from '#libs/domain/time/index.js';
import { Code, Day, Decimal, Flag, Instant, Key, optional, Text, TextList, Whole } from '../database/columns.js';

/** The case as lists read it: folded from its events, never the source of truth (`npm run rebuild` makes it again). */
@Entity('case_row')
@Index('ix_case_row_due', ['simulated', 'dueAt', 'caseNo', 'region', 'stage'])
@Index('ix_case_row_department', ['departmentId', 'dueAt', 'caseNo'], { where: 'NOT simulated' })
@Index('ix_case_row_open_department', ['departmentId', 'dueAt', 'caseNo', 'stage', 'card', 'specialRunning'], {
  where: 'role IS NOT NULL AND NOT simulated',
})
@Index('ix_case_row_open_due', ['dueAt', 'caseNo', 'stage', 'card', 'specialRunning', 'region'], {
  where: 'role IS NOT NULL AND NOT simulated',
})
@Index('ix_case_row_open', ['role', 'departmentId', 'dueAt', 'caseNo', 'assigneeId'], {
  where: 'role IS NOT NULL AND NOT simulated',
})
@Index('ix_case_row_owner', ['ownerId', 'dueAt', 'caseNo'], { where: 'NOT simulated' })
@Index('ix_case_row_intake', ['intakeWindow', 'dueAt', 'caseNo'], {
  where: 'intake_window IS NOT NULL AND NOT simulated',
})
@Index('ix_case_row_delivery', ['deliveryWindow', 'dueAt', 'caseNo'], {
  where: 'delivery_window IS NOT NULL AND NOT simulated',
})
@Index('ix_case_row_assignee', ['assigneeId', 'caseNo'], {
  where: 'assignee_id IS NOT NULL AND closed_at IS NULL AND NOT simulated',
})
@Index('ix_case_row_applicant', ['applicantIdIndex'])
@Index('ix_case_row_calendar', ['calendarId', 'caseNo'], {
  where: "NOT simulated AND (closed_at IS NULL OR due_at < 'infinity'::timestamp with time zone)",
})
@Index('ix_case_row_carded', ['dueAt', 'caseNo'], {
  where:
    "card <> 'none'::text AND NOT simulated AND (closed_at IS NULL OR due_at < 'infinity'::timestamp with time zone)",
})
export class CaseRowEntity {
  @Key() caseNo: string;
  @Whole() rev: number;
  @Text() stage: string;
  @Instant() stageSince: EpochMs;
  @Code() itemCode: string;
  @Whole() itemVersion: number;
  @Text() itemName: string;
  @Text() channel: string;
  @Code() ownerId: string;
  @Text() applicantName: string;
  /** Keyed index of the applicant's ID number, for exact search. */
  @Code() applicantIdIndex: string;
  @Text(optional) projectName: string | null;
  @Code() departmentId: string;
  @Code() region: string;
  @Code(optional) intakeRegion: string | null;
  @Code(optional) intakeWindow: string | null;
  @Text() deliveryMethod: string;
  @Code(optional) deliveryWindow: string | null;
  @TextList() systemClients: string[];
  @Flag() simulated: boolean;
  @Text(optional) role: string | null;
  @Text(optional) stepName: string | null;
  @Code(optional) assigneeId: string | null;
  @Instant() submittedAt: EpochMs;
  @Instant() receivedAt: EpochMs;
  @Instant(optional) acceptedAt: EpochMs | null;
  @Instant(optional) decidedAt: EpochMs | null;
  @Instant(optional) closedAt: EpochMs | null;
  @Text(optional) resultCode: string | null;
  @Day(optional) dueOn: CalendarDay | null;
  /** Infinity while no clock runs. */
  @Instant() dueAt: EpochMs;
  @Text(optional) dueClock: string | null;
  @Flag() dueProvisional: boolean;
  @Day(optional) promiseDueOn: CalendarDay | null;
  @Day(optional) legalDueOn: CalendarDay | null;
  @Text() card: string;
  @Flag() specialRunning: boolean;
  @Flag() urgeOpen: boolean;
  @Whole() visits: number;
  @Whole() maxVisits: number;
  @Decimal(optional) usedDays: number | null;
  @TextList() readers: string[];
  @Instant({ default: () => 'now()' }) updatedAt: EpochMs;
  @Text(optional) cardClock: string | null;
  @Day(optional) cardDueOn: CalendarDay | null;
  @Instant(optional) cardAt: EpochMs | null;
  @Instant(optional) overdueAt: EpochMs | null;
  @Decimal(optional) promiseDays: number | null;
  @Decimal(optional) legalDays: number | null;
  @Decimal(optional) savedDays: number | null;
  @Code(optional) officerId: string | null;
  @Instant(optional) takenInAt: EpochMs | null;
  @Day(optional) urgeDueOn: CalendarDay | null;
  @Whole({ default: 0 }) supplements: number;
  @Whole({ default: 0 }) corrections: number;
  @Text(optional) satisfaction: string | null;
  @Instant(optional) ratedAt: EpochMs | null;
  @Flag(optional) fixedInTime: boolean | null;
  @Code({ default: 'CN' }) calendarId: string;
  @Whole({ default: 1 }) calendarVersion: number;
}
