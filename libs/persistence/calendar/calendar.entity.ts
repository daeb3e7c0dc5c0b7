import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarData } from '#libs/domain/calendar/index.js';
import { Json, Key } from '../database/columns.js';

/** 工作日历 by version; a change is a new version (append-only by trigger). */
@Entity('calendar')
export class CalendarEntity {
  @Key() id: string;
  @PrimaryColumn('integer') version: number;
  @Json() data: CalendarData;
}
