import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { REPORT_READERS, REPORT_WRITERS } from '#libs/domain/report/index.js';
import { contentDisposition } from '../attachments/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import {
  CorrectReportDto,
  NewReportDto,
  PublishReportDto,
  ReportListQuery,
  ReportListView,
  ReportTextDto,
} from './dto/report.dto.js';
import { ReportView } from './dto/report-view.dto.js';
import type { ReportDesk } from './report-desk.js';

export const REPORT_DESK = Symbol('ReportDesk');
const OfReport = () => ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 } });
const READ = ['UNAUTHENTICATED', 'FORBIDDEN', 'REPORT_NOT_FOUND'] as const;
const WRITE = [...READ, 'REPORT_PUBLISHED', 'REPORT_CHANGED'] as const;

/** 通报: supervisors write and publish those of their regions, auditors read what was published. */
@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportController {
  constructor(@Inject(REPORT_DESK) private readonly desk: ReportDesk) {}

  @Get()
  @Access({ roles: REPORT_READERS })
  @Answers(200, ReportListView, 'Reports of the regions that the caller watches, latest month first', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CURSOR_INVALID',
  ])
  list(@Caller() caller: Principal, @QueryOf(ReportListQuery) query: ReportListQuery): Promise<ReportListView> {
    return this.desk.list(caller, query);
  }

  @Post()
  @Access({ roles: REPORT_WRITERS })
  @Answers(201, ReportView, 'Starts the report of a region and month, computed from the cases as they are', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'PLACE_UNKNOWN',
    'REPORT_MONTH_FUTURE',
    'REPORT_EXISTS',
  ])
  start(
    @Caller() caller: Principal,
    @JsonBody(NewReportDto) body: NewReportDto,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<ReportView> {
    return this.desk.start(caller, body, language, request.id);
  }

  @Get(':id')
  @OfReport()
  @Access({ roles: REPORT_READERS })
  @Answers(200, ReportView, 'A draft, or a published report as it was frozen', READ)
  show(@Caller() caller: Principal, @Param('id') id: string, @InLanguage() language: Language): Promise<ReportView> {
    return this.desk.show(caller, id, language);
  }

  @Put(':id/text')
  @OfReport()
  @Access({ roles: REPORT_WRITERS })
  @Answers(200, ReportView, 'Sets 导语 and 要求 of a draft', [...OF_A_BODY, ...WRITE])
  write(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(ReportTextDto) body: ReportTextDto,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<ReportView> {
    return this.desk.write(caller, id, body, language, request.id);
  }

  @Post(':id/compute')
  @OfReport()
  @HttpCode(200)
  @Access({ roles: REPORT_WRITERS })
  @Answers(200, ReportView, 'Counts the draft again from the cases as they are now', WRITE)
  compute(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<ReportView> {
    return this.desk.compute(caller, id, language, request.id);
  }

  @Post(':id/publish')
  @OfReport()
  @HttpCode(200)
  @Access({ roles: REPORT_WRITERS })
  @Answers(200, ReportView, 'Freezes the draft under the name of the caller; it never changes again', [
    ...OF_A_BODY,
    ...WRITE,
    'REPORT_MONTH_OPEN',
    'REPORT_COMPUTED_EARLY',
    'REPORT_LEAD_MISSING',
  ])
  publish(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(PublishReportDto) { rev }: PublishReportDto,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<ReportView> {
    return this.desk.publish(caller, id, rev, language, request.id);
  }

  @Post(':id/correct')
  @OfReport()
  @Access({ roles: REPORT_WRITERS })
  @Answers(201, ReportView, 'Starts the next version of a published report, which names it and says why', [
    ...OF_A_BODY,
    ...READ,
    'REPORT_DRAFT',
    'REPORT_EXISTS',
    'REPORT_NOT_LATEST',
  ])
  correct(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(CorrectReportDto) { reason }: CorrectReportDto,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<ReportView> {
    return this.desk.correct(caller, id, reason, language, request.id);
  }

  @Delete(':id')
  @OfReport()
  @HttpCode(204)
  @Access({ roles: REPORT_WRITERS })
  @Answers(204, null, 'Throws a draft away', [...READ, 'REPORT_PUBLISHED'])
  discard(@Caller() caller: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.discard(caller, id, request.id);
  }

  @Get(':id/pdf')
  @OfReport()
  @Access({ roles: REPORT_READERS })
  @ApiProduces('application/pdf')
  @Answers(200, null, 'The report as PDF on A4, in Chinese; of a published one always the same bytes', READ)
  async pdf(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, body } = await this.desk.pdf(caller, id, request.id);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', contentDisposition('attachment', name))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(body);
  }
}
