import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/domain/identity/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { IdempotencyKey, InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, ANY_ROLE, Caller } from '../identity/index.js';
import { OPENINGS, READING } from './cases.tokens.js';
import { CaseView, ClocksView, OutboxView, TimelineView } from './dto/case-views.dto.js';
import { CaseListQuery, CaseListView, CaseQueryDto, QueueCountsView } from './dto/lists.dto.js';
import { OpenCaseDto, OpenedCaseView } from './dto/open-case.dto.js';
import type { Openings } from './openings.js';
import type { Reading } from './reading.js';
import { OPENING_ROLES } from './who-opens.js';

const CaseNo = () => Param('caseNo');
const ForCase = (): MethodDecorator & ClassDecorator =>
  ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } });

@ApiTags('cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    @Inject(OPENINGS) private readonly openings: Openings,
    @Inject(READING) private readonly reading: Reading,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ roles: OPENING_ROLES })
  @Answers(201, OpenedCaseView, 'Opens a case (申请/收件)', [
    ...OF_A_BODY,
    'IDEMPOTENCY_KEY_REQUIRED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'ITEM_UNKNOWN',
    'WINDOW_UNKNOWN',
    'ITEM_NOT_PUBLISHED',
    'APPLICANT_TYPE_NOT_SERVED',
    'CHANNEL_NOT_OFFERED',
    'CHECKLIST_FAILED',
    'DELIVERY_ADDRESS_REQUIRED',
    'DELIVERY_NOT_OFFERED',
    'FORM_INVALID',
    'ID_NUMBER_INVALID',
    'ID_TYPE_NOT_ACCEPTED',
    'INTAKE_WINDOW_REQUIRED',
    'MATERIALS_MISSING',
    'MATERIAL_FORM_NOT_ACCEPTED',
    'MATERIAL_REPEATED',
    'MATERIAL_UNKNOWN',
    'ATTACHMENT_UNKNOWN',
    'SIMULATION_INVALID',
    'TEXT_REQUIRED',
    'IDEMPOTENCY_KEY_REUSED',
    'ENGINE_UNAVAILABLE',
  ])
  async open(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @JsonBody(OpenCaseDto) body: OpenCaseDto,
  ): Promise<OpenedCaseView> {
    const { answer, queryPassword } = await this.openings.open(caller, key, body);
    const { caseNo, stage, rev } = answer;
    return { caseNo, queryPassword, stage, rev, deadlines: await this.reading.deadlines(caseNo) };
  }

  @Get()
  @Access({ roles: ANY_ROLE })
  @Answers(200, CaseListView, 'A page of a queue, soonest due first, with the exact total', [
    'VALIDATION_FAILED',
    'CURSOR_INVALID',
    'UNAUTHENTICATED',
  ])
  list(
    @Caller() caller: Principal,
    @QueryOf(CaseListQuery) { queue = 'todo', limit = 20, ...filters }: CaseListQuery,
    @InLanguage() language: Language,
  ): Promise<CaseListView> {
    return this.reading.list(caller, { queue, limit, ...filters }, language);
  }

  @Get('counts')
  @Access({ roles: ANY_ROLE })
  @Answers(200, QueueCountsView, 'How many cases each queue holds', ['UNAUTHENTICATED'])
  counts(@Caller() caller: Principal): Promise<QueueCountsView> {
    return this.persistence.lists.counts(caller);
  }

  @Get(':caseNo')
  @ForCase()
  @Access({ roles: ANY_ROLE })
  @Answers(200, CaseView, 'The case file: five tabs, next action, commands, clocks', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'CASE_NOT_FOUND',
  ])
  case(
    @Caller() caller: Principal,
    @CaseNo() caseNo: string,
    @QueryOf(CaseQueryDto) { ledger = false }: CaseQueryDto,
    @InLanguage() language: Language,
  ): Promise<CaseView> {
    return this.reading.case(caller, caseNo, language, ledger);
  }

  @Get(':caseNo/timeline')
  @ForCase()
  @Access({ roles: ANY_ROLE })
  @Answers(200, TimelineView, 'Every event of the case', ['UNAUTHENTICATED', 'CASE_NOT_FOUND'])
  timeline(@Caller() caller: Principal, @CaseNo() caseNo: string): Promise<TimelineView> {
    return this.reading.timeline(caller, caseNo);
  }

  @Get(':caseNo/clocks')
  @ForCase()
  @Access({ roles: ANY_ROLE })
  @Answers(200, ClocksView, 'Every clock with the ledger that explains it', ['UNAUTHENTICATED', 'CASE_NOT_FOUND'])
  clocks(@Caller() caller: Principal, @CaseNo() caseNo: string): Promise<ClocksView> {
    return this.reading.clocks(caller, caseNo);
  }

  @Get(':caseNo/outbox')
  @ForCase()
  @Access({ roles: ANY_ROLE })
  @Answers(200, OutboxView, 'Messages, documents, orders and exchange records of the case, with each try', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
  ])
  outbox(@Caller() caller: Principal, @CaseNo() caseNo: string): Promise<OutboxView> {
    return this.reading.outbox(caller, caseNo);
  }

  @Post(':caseNo/read')
  @ForCase()
  @HttpCode(204)
  @Access({ roles: ANY_ROLE })
  @Answers(204, null, 'Marks the caller’s copy as read (待阅 → 已阅)', ['UNAUTHENTICATED', 'CASE_NOT_FOUND'])
  markRead(@Caller() caller: Principal, @CaseNo() caseNo: string): Promise<void> {
    return this.reading.markRead(caller, caseNo);
  }
}
