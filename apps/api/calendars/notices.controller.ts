import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { sendSheet } from '../oversight/index.js';
import { NOTICES } from './calendars.tokens.js';
import {
  CalendarListView,
  NoticeDto,
  NoticeListView,
  NoticeView,
  NoticeWithRetimingView,
  RetimedCasesQuery,
  RetimedCasesView,
  RetimedExportQuery,
} from './dto/notices.dto.js';
import type { CalendarNotices } from './notices.js';

const READ = ['UNAUTHENTICATED', 'FORBIDDEN'] as const;
const OF_A_NOTICE = [...READ, 'CALENDAR_NOTICE_NOT_FOUND'] as const;
const OfCalendar = () => ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 }, example: 'CN' });
const OfNotice = () => ApiParam({ name: 'noticeId', schema: { type: 'string', maxLength: 64 } });
/** 工作日历 are kept by the administrator of the system; auditors look at what was done. */
const ADMIN = { roles: ['admin'] } as const;
const READERS = { roles: ['admin', 'auditor'] } as const;

@ApiTags('calendars')
@Controller('api/v1')
export class CalendarNoticesController {
  constructor(@Inject(NOTICES) private readonly notices: CalendarNotices) {}

  @Get('calendars')
  @Access(READERS)
  @Answers(200, CalendarListView, 'Every calendar in its latest version, the national one first', READ)
  calendars(): Promise<CalendarListView> {
    return this.notices.calendars();
  }

  @Get('calendars/:id/notices')
  @OfCalendar()
  @Access(READERS)
  @Answers(200, NoticeListView, 'Drafts and history of a calendar, newest first', READ)
  history(@Param('id') id: string): Promise<NoticeListView> {
    return this.notices.history(id);
  }

  @Post('calendars/:id/notices')
  @OfCalendar()
  @Access(ADMIN)
  @Answers(201, NoticeView, 'Imports a notice as a draft, with the dates that it changes', [
    ...OF_A_BODY,
    ...READ,
    'CALENDAR_NOT_FOUND',
    'CALENDAR_NOTICE_INVALID',
  ])
  add(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(NoticeDto) body: NoticeDto,
    @Req() request: FastifyRequest,
  ): Promise<NoticeView> {
    return this.notices.add(caller, id, body, request.id);
  }

  @Get('calendar-notices/:noticeId')
  @OfNotice()
  @Access(READERS)
  @Answers(200, NoticeWithRetimingView, 'A notice, and how far its re-timing or dry run got', OF_A_NOTICE)
  show(@Param('noticeId') noticeId: string): Promise<NoticeWithRetimingView> {
    return this.notices.show(noticeId);
  }

  @Post('calendar-notices/:noticeId/dry-run')
  @OfNotice()
  @HttpCode(202)
  @Access(ADMIN)
  @Answers(202, NoticeWithRetimingView, 'Counts what the notice would do to running cases; changes nothing', [
    ...OF_A_NOTICE,
    'CALENDAR_NOTICE_PUBLISHED',
    'ENGINE_UNAVAILABLE',
  ])
  tryOut(
    @Caller() caller: Principal,
    @Param('noticeId') noticeId: string,
    @Req() request: FastifyRequest,
  ): Promise<NoticeWithRetimingView> {
    return this.notices.tryOut(caller, noticeId, request.id);
  }

  @Post('calendar-notices/:noticeId/publish')
  @OfNotice()
  @HttpCode(202)
  @Access(ADMIN)
  @Answers(202, NoticeWithRetimingView, 'Publishes the notice and re-times every running case', [
    ...OF_A_NOTICE,
    'CALENDAR_CHANGED',
    'ENGINE_UNAVAILABLE',
  ])
  publish(
    @Caller() caller: Principal,
    @Param('noticeId') noticeId: string,
    @Req() request: FastifyRequest,
  ): Promise<NoticeWithRetimingView> {
    return this.notices.publish(caller, noticeId, request.id);
  }

  @Post('calendar-notices/:noticeId/pause')
  @OfNotice()
  @HttpCode(202)
  @Access(ADMIN)
  @Answers(202, NoticeWithRetimingView, 'Holds the re-timing after the batch that runs', [
    ...OF_A_NOTICE,
    'CALENDAR_NOTICE_DRAFT',
    'ENGINE_UNAVAILABLE',
  ])
  pause(
    @Caller() caller: Principal,
    @Param('noticeId') noticeId: string,
    @Req() request: FastifyRequest,
  ): Promise<NoticeWithRetimingView> {
    return this.notices.hold(caller, noticeId, 'pause', request.id);
  }

  @Post('calendar-notices/:noticeId/resume')
  @OfNotice()
  @HttpCode(202)
  @Access(ADMIN)
  @Answers(202, NoticeWithRetimingView, 'Goes on with the re-timing', [
    ...OF_A_NOTICE,
    'CALENDAR_NOTICE_DRAFT',
    'ENGINE_UNAVAILABLE',
  ])
  resume(
    @Caller() caller: Principal,
    @Param('noticeId') noticeId: string,
    @Req() request: FastifyRequest,
  ): Promise<NoticeWithRetimingView> {
    return this.notices.hold(caller, noticeId, 'resume', request.id);
  }

  @Get('calendar-notices/:noticeId/cases')
  @OfNotice()
  @Access(READERS)
  @Answers(200, RetimedCasesView, 'Cases whose due dates the notice moves or, before it is published, would move', [
    'VALIDATION_FAILED',
    ...OF_A_NOTICE,
  ])
  cases(
    @Param('noticeId') noticeId: string,
    @QueryOf(RetimedCasesQuery) { cursor, limit = 20 }: RetimedCasesQuery,
  ): Promise<RetimedCasesView> {
    return this.notices.cases(noticeId, cursor, limit);
  }

  @Get('calendar-notices/:noticeId/cases/export')
  @OfNotice()
  @Access(READERS)
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Answers(200, null, 'The same as CSV or XLSX', ['VALIDATION_FAILED', ...OF_A_NOTICE, 'EXPORT_TOO_LARGE'])
  async export(
    @Caller() caller: Principal,
    @Param('noticeId') noticeId: string,
    @QueryOf(RetimedExportQuery) { format = 'csv' }: RetimedExportQuery,
    @InLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendSheet(reply, 'retiming', format, await this.notices.sheet(caller, noticeId, language));
  }
}
