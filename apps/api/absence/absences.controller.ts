import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OFFICERS, type Principal } from '#libs/domain/identity/index.js';
import { ColleaguesView } from '../cases/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { IdempotencyKey, InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { ABSENCES, WORK_PEOPLE } from './absence.tokens.js';
import type { AbsencesDesk } from './absences.js';
import { NamedAbsenceDto, NamedAbsencesQuery, NamedAbsencesView, NamedAbsenceView } from './dto/absences.dto.js';
import { PeopleForQuery, PeopleQuery, WorkPreviewView } from './dto/preview.dto.js';
import type { WorkPeople } from './work-people.js';

const SIGNED_IN = ['UNAUTHENTICATED', 'FORBIDDEN'] as const;
const OF_AN_ABSENCE = [
  ...OF_A_BODY,
  ...SIGNED_IN,
  'USER_NOT_FOUND',
  'OFFICER_WITHOUT_POST',
  'DEPUTY_IS_OFFICER',
  'DEPUTY_UNFIT',
  'ABSENCE_PAST',
  'ABSENCE_BACKWARDS',
  'ABSENCE_TOO_LONG',
  'ABSENCE_OVERLAPS',
  'DEPUTY_AWAY',
  'OFFICER_IS_DEPUTY',
] as const;
/** Officers name their own; leaders and administrators for those of their departments, as the desk decides. */
const NAMERS = { roles: [...OFFICERS, 'admin'] } as const;

@ApiTags('absences')
@Controller('api/v1/absences')
export class AbsencesController {
  constructor(
    @Inject(ABSENCES) private readonly desk: AbsencesDesk,
    @Inject(WORK_PEOPLE) private readonly people: WorkPeople,
  ) {}

  @Get()
  @Access({ roles: [...OFFICERS, 'supervisor', 'auditor', 'admin'] })
  @Answers(200, NamedAbsencesView, '请假代理: own ones, those as deputy, and those of own department or region', [
    'VALIDATION_FAILED',
    ...SIGNED_IN,
  ])
  list(
    @Caller() caller: Principal,
    @QueryOf(NamedAbsencesQuery) query: NamedAbsencesQuery,
  ): Promise<NamedAbsencesView> {
    return this.desk.list(caller, query);
  }

  @Get('officers')
  @Access({ roles: ['leader', 'admin'] })
  @Answers(200, ColleaguesView, 'Officers for whom the caller may name an absence', ['VALIDATION_FAILED', ...SIGNED_IN])
  officers(@Caller() caller: Principal, @QueryOf(PeopleQuery) { q }: PeopleQuery): Promise<ColleaguesView> {
    return this.people.officers(caller, q, false);
  }

  @Get('deputies')
  @Access(NAMERS)
  @Answers(200, ColleaguesView, 'Who may stand in for an officer', [
    'VALIDATION_FAILED',
    ...SIGNED_IN,
    'USER_NOT_FOUND',
  ])
  deputies(
    @Caller() caller: Principal,
    @QueryOf(PeopleForQuery) { officer, q }: PeopleForQuery,
  ): Promise<ColleaguesView> {
    return this.people.deputies(caller, officer, q);
  }

  @Post('dry-run')
  @HttpCode(200)
  @Access(NAMERS)
  @Answers(200, WorkPreviewView, 'Which open cases would go over today; changes nothing', OF_AN_ABSENCE)
  tryOut(
    @Caller() caller: Principal,
    @JsonBody(NamedAbsenceDto) body: NamedAbsenceDto,
    @InLanguage() language: Language,
  ): Promise<WorkPreviewView> {
    return this.desk.tryOut(caller, body, language);
  }

  @Post()
  @Access(NAMERS)
  @Answers(201, NamedAbsenceView, 'Names an absence and its deputy; work goes over from the first day on', [
    ...OF_AN_ABSENCE,
    'IDEMPOTENCY_KEY_REQUIRED',
    'IDEMPOTENCY_KEY_REUSED',
    'ENGINE_UNAVAILABLE',
  ])
  name(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @JsonBody(NamedAbsenceDto) body: NamedAbsenceDto,
    @Req() request: FastifyRequest,
  ): Promise<NamedAbsenceView> {
    return this.desk.name(caller, body, key, request.id);
  }

  @Post(':id/end')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 } })
  @HttpCode(202)
  @Access(NAMERS)
  @Answers(202, NamedAbsenceView, 'Ends an absence early; what is still with the deputy comes back', [
    ...SIGNED_IN,
    'ABSENCE_NOT_FOUND',
    'ENGINE_UNAVAILABLE',
  ])
  end(@Caller() caller: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<NamedAbsenceView> {
    return this.desk.end(caller, id, request.id);
  }
}
