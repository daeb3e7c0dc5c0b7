import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OVERSEERS, type Principal } from '#libs/domain/identity/index.js';
import { Answers } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { sendSheet } from '../oversight/index.js';
import { WatchedCasesView } from '../supervision/index.js';
import {
  IndicatorListView,
  StatisticsCasesQuery,
  StatisticsExportQuery,
  StatisticsQuery,
  StatisticsView,
} from './dto/statistics.dto.js';
import type { StatisticsReading } from './statistics-reading.js';

export const STATISTICS_READING = Symbol('StatisticsReading');
const OfIndicator = () =>
  ApiParam({ name: 'indicator', schema: { type: 'string', maxLength: 60 }, example: 'completion-rate' });
const READ = ['VALIDATION_FAILED', 'UNAUTHENTICATED', 'FORBIDDEN', 'INDICATOR_NOT_FOUND', 'PERIOD_INVALID'] as const;

@ApiTags('statistics')
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(@Inject(STATISTICS_READING) private readonly reading: StatisticsReading) {}

  @Get()
  @Access({ roles: OVERSEERS })
  @Answers(200, IndicatorListView, 'Every indicator with its definition', ['UNAUTHENTICATED', 'FORBIDDEN'])
  list(@InLanguage() language: Language): IndicatorListView {
    return this.reading.list(language);
  }

  @Get(':indicator')
  @OfIndicator()
  @Access({ roles: OVERSEERS })
  @Answers(200, StatisticsView, 'An indicator over what the caller watches, beside the period before', READ)
  measure(
    @Caller() caller: Principal,
    @Param('indicator') indicator: string,
    @QueryOf(StatisticsQuery) query: StatisticsQuery,
    @InLanguage() language: Language,
  ): Promise<StatisticsView> {
    return this.reading.measure(caller, indicator, query, language);
  }

  @Get(':indicator/export')
  @OfIndicator()
  @Access({ roles: OVERSEERS })
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Answers(200, null, 'The same as CSV or XLSX, definition and filter printed on it; every export is on record', READ)
  async export(
    @Caller() caller: Principal,
    @Param('indicator') indicator: string,
    @QueryOf(StatisticsExportQuery) query: StatisticsExportQuery,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.reading.sheet(caller, indicator, query, language, request.id);
    await sendSheet(reply, indicator, query.format ?? 'csv', sheet);
  }

  @Get(':indicator/cases')
  @OfIndicator()
  @Access({ roles: OVERSEERS })
  @Answers(200, WatchedCasesView, 'The cases behind a number', [...READ, 'CURSOR_INVALID'])
  cases(
    @Caller() caller: Principal,
    @Param('indicator') indicator: string,
    @QueryOf(StatisticsCasesQuery) query: StatisticsCasesQuery,
    @InLanguage() language: Language,
  ): Promise<WatchedCasesView> {
    return this.reading.behind(caller, indicator, query, language);
  }
}
