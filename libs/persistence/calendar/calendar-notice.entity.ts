import { Entity, Index } from 'typeorm';
import type { NoticeDay } from '#libs/domain/calendar/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { Code, Flag, Instant, Json, Key, optional, Text, Whole } from '../database/columns.js';

/** 放假安排 as imported: a draft until it is published, and then a part of the calendar's history. */
@Entity('calendar_notice')
@Index('ix_calendar_notice_calendar', ['calendarId', 'importedAt'])
export class CalendarNoticeEntity {
  @Key() id: string;
  @Code() calendarId: string;
  @Whole() baseVersion: number;
  @Whole(optional) year: number | null;
  @Flag() replaces: boolean;
  @Text() source: string;
  @Text() signer: string;
  @Json() days: NoticeDay[];
  @Code() importedBy: string;
  @Instant() importedAt: EpochMs;
  @Code(optional) publishedBy: string | null;
  @Instant(optional) publishedAt: EpochMs | null;
}
