import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OVERSEERS, type Principal } from '#libs/domain/identity/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { InLanguage, QueryOf } from '../http/params.js';
import { Access, Caller, CallerSession, type Session } from '../identity/index.js';
import { LIVE_LINES, type LiveLines } from '../live/index.js';
import { sendSheet } from '../oversight/index.js';
import {
  AbsenceQuery,
  AbsenceView,
  DueCalendarQuery,
  DueCalendarView,
  DueCasesQuery,
  UrgesQuery,
} from './dto/planning.dto.js';
import { SummaryQuery, SummaryView, WarningsExportQuery, WarningsQuery, WatchedCasesView } from './dto/warnings.dto.js';
import type { Planning } from './planning.js';
import { type Supervision, watchesOver } from './supervision.js';
import { PLANNING, SUPERVISION } from './supervision.tokens.js';

const READ = ['VALIDATION_FAILED', 'UNAUTHENTICATED', 'FORBIDDEN'] as const;

@ApiTags('supervision')
@Controller('api/v1/supervision')
export class SupervisionController {
  constructor(
    @Inject(SUPERVISION) private readonly supervision: Supervision,
    @Inject(PLANNING) private readonly planning: Planning,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LIVE_LINES) private readonly lines: LiveLines,
  ) {}

  @Get('warnings')
  @Access({ roles: OVERSEERS })
  @Answers(200, WatchedCasesView, 'Live cards (预警、黄牌、红牌), soonest due first, with the exact total', [
    ...READ,
    'CURSOR_INVALID',
  ])
  warnings(
    @Caller() caller: Principal,
    @QueryOf(WarningsQuery) query: WarningsQuery,
    @InLanguage() language: Language,
  ): Promise<WatchedCasesView> {
    return this.supervision.warnings(caller, query, language);
  }

  @Get('warnings/export')
  @Access({ roles: OVERSEERS })
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Answers(200, null, 'The whole list as CSV or XLSX, its filter printed on it; every export is on record', [
    ...READ,
    'EXPORT_TOO_LARGE',
  ])
  async export(
    @Caller() caller: Principal,
    @QueryOf(WarningsExportQuery) query: WarningsExportQuery,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.supervision.sheet(caller, query, language, request.id);
    await sendSheet(reply, 'warnings', query.format ?? 'csv', sheet);
  }

  @Get('summary')
  @Access({ roles: OVERSEERS })
  @Answers(200, SummaryView, 'Live cards counted by card, clock, region, department, item or officer', READ)
  summary(
    @Caller() caller: Principal,
    @QueryOf(SummaryQuery) query: SummaryQuery,
    @InLanguage() language: Language,
  ): Promise<SummaryView> {
    return this.supervision.summary(caller, query, language);
  }

  @Get('stream')
  @Access({ roles: OVERSEERS })
  @ApiProduces('text/event-stream')
  @Answers(
    200,
    null,
    'Server-sent events while the sign-in lasts: hello, changed {caseNo, rev, stage, card, seq, type, at, by} of cases with a card, counts {total, warning, yellow, red}, resync',
    ['UNAUTHENTICATED', 'FORBIDDEN', 'TOO_MANY_STREAMS'],
  )
  stream(@Caller() caller: Principal, @CallerSession() session: Session, @Res() reply: FastifyReply): void {
    this.lines.open(caller.id, session, reply, {
      sees: (row) => watchesOver(caller, row),
      tells: ({ card }) => card !== 'none',
      counts: () => this.persistence.warnings.counts(caller),
    });
  }

  @Get('due-calendar')
  @Access({ roles: OVERSEERS })
  @Answers(200, DueCalendarView, 'What falls due on each of the next working days, per officer', READ)
  dueCalendar(
    @Caller() caller: Principal,
    @QueryOf(DueCalendarQuery) query: DueCalendarQuery,
    @InLanguage() language: Language,
  ): Promise<DueCalendarView> {
    return this.planning.calendar(caller, query, language);
  }

  @Get('due-calendar/cases')
  @Access({ roles: OVERSEERS })
  @Answers(200, WatchedCasesView, 'The cases due on a day', [...READ, 'CURSOR_INVALID'])
  due(
    @Caller() caller: Principal,
    @QueryOf(DueCasesQuery) query: DueCasesQuery,
    @InLanguage() language: Language,
  ): Promise<WatchedCasesView> {
    return this.planning.due(caller, query, language);
  }

  @Get('urges')
  @Access({ roles: OVERSEERS })
  @Answers(200, WatchedCasesView, '督办 that waits for its answer, with the day by which it is due', [
    ...READ,
    'CURSOR_INVALID',
  ])
  urges(
    @Caller() caller: Principal,
    @QueryOf(UrgesQuery) query: UrgesQuery,
    @InLanguage() language: Language,
  ): Promise<WatchedCasesView> {
    return this.planning.urges(caller, query, language);
  }

  @Get('what-if-absent')
  @Access({ roles: OVERSEERS })
  @Answers(200, AbsenceView, 'Cases that fall due while somebody is away, and that nobody else would do', [
    ...READ,
    'CURSOR_INVALID',
    'USER_NOT_FOUND',
    'PERIOD_INVALID',
  ])
  absence(
    @Caller() caller: Principal,
    @QueryOf(AbsenceQuery) query: AbsenceQuery,
    @InLanguage() language: Language,
  ): Promise<AbsenceView> {
    return this.planning.absence(caller, query, language);
  }
}
