import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { ColleaguesView } from '../cases/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { IdempotencyKey, InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { HAND_OVERS, WORK_PEOPLE } from './absence.tokens.js';
import { HandOverDryRunDto, HandOverOrderDto, HandOversView, HandOverView } from './dto/hand-overs.dto.js';
import { PeopleForQuery, PeopleQuery, WorkPreviewView } from './dto/preview.dto.js';
import type { HandOversDesk } from './hand-overs.js';
import type { WorkPeople } from './work-people.js';

const SIGNED_IN = ['UNAUTHENTICATED', 'FORBIDDEN'] as const;
const OF_A_HAND_OVER = [...OF_A_BODY, ...SIGNED_IN, 'USER_NOT_FOUND', 'DEPUTY_IS_OFFICER', 'DEPUTY_AWAY'] as const;
/** Of the officers of their departments, as the desk decides. */
const ORDERERS = { roles: ['leader', 'admin'] } as const;

@ApiTags('hand-overs')
@Controller('api/v1/hand-overs')
export class HandOversController {
  constructor(
    @Inject(HAND_OVERS) private readonly desk: HandOversDesk,
    @Inject(WORK_PEOPLE) private readonly people: WorkPeople,
  ) {}

  @Get()
  @Access(ORDERERS)
  @Answers(200, HandOversView, '批量移交: the latest ones, and how far each got', SIGNED_IN)
  list(@Caller() caller: Principal): Promise<HandOversView> {
    return this.desk.list(caller);
  }

  @Get('officers')
  @Access(ORDERERS)
  @Answers(200, ColleaguesView, 'Officers whose cases the caller may hand over, those who are gone too', [
    'VALIDATION_FAILED',
    ...SIGNED_IN,
  ])
  officers(@Caller() caller: Principal, @QueryOf(PeopleQuery) { q }: PeopleQuery): Promise<ColleaguesView> {
    return this.people.officers(caller, q, true);
  }

  @Get('receivers')
  @Access(ORDERERS)
  @Answers(200, ColleaguesView, 'Who may take some of an officer’s cases', [
    'VALIDATION_FAILED',
    ...SIGNED_IN,
    'USER_NOT_FOUND',
  ])
  receivers(
    @Caller() caller: Principal,
    @QueryOf(PeopleForQuery) { officer, q }: PeopleForQuery,
  ): Promise<ColleaguesView> {
    return this.people.receivers(caller, officer, q);
  }

  @Post('dry-run')
  @HttpCode(200)
  @Access(ORDERERS)
  @Answers(200, WorkPreviewView, 'Which open cases would go over; changes nothing', OF_A_HAND_OVER)
  tryOut(
    @Caller() caller: Principal,
    @JsonBody(HandOverDryRunDto) body: HandOverDryRunDto,
    @InLanguage() language: Language,
  ): Promise<WorkPreviewView> {
    return this.desk.tryOut(caller, body, language);
  }

  @Post()
  @HttpCode(202)
  @Access(ORDERERS)
  @Answers(202, HandOverView, 'Hands open cases of an officer over to another one, each with its event', [
    ...OF_A_HAND_OVER,
    'HAND_OVER_NOTHING',
    'IDEMPOTENCY_KEY_REQUIRED',
    'IDEMPOTENCY_KEY_REUSED',
    'ENGINE_UNAVAILABLE',
  ])
  order(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @JsonBody(HandOverOrderDto) body: HandOverOrderDto,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<HandOverView> {
    return this.desk.order(caller, body, { key, httpId: request.id, language });
  }
}
