import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import { Answers } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, QueryOf } from '../http/params.js';
import { Access } from '../identity/index.js';
import { ProgressQuery, ProgressView } from './dto/progress.dto.js';
import type { ProgressQueries } from './progress-query.js';

export const PROGRESS_QUERIES = Symbol('ProgressQueries');

const time = (at: EpochMs | null): string | null => (at === null ? null : toRfc3339(at));

@ApiTags('progress')
@Controller('api/v1/progress')
export class ProgressController {
  constructor(@Inject(PROGRESS_QUERIES) private readonly queries: ProgressQueries) {}

  @Get()
  @Access({ public: true })
  @Header('cache-control', 'no-store')
  @Answers(200, ProgressView, 'Where a case stands, for its number and query password', [
    'VALIDATION_FAILED',
    'PROGRESS_NOT_FOUND',
    'RATE_LIMITED',
  ])
  async progress(
    @QueryOf(ProgressQuery) { caseNo, password }: ProgressQuery,
    @Req() request: FastifyRequest,
    @InLanguage() language: Language,
  ): Promise<ProgressView> {
    const row = await this.queries.find(caseNo, password, request.ip);
    const info = STAGE_INFO[row.stage];
    return {
      caseNo: row.caseNo,
      itemName: row.itemName,
      stage: row.stage,
      stageName: language === 'en' ? info.en : info.zh,
      stageSince: toRfc3339(row.stageSince),
      stepName: row.stepName,
      submittedAt: toRfc3339(row.submittedAt),
      acceptedAt: time(row.acceptedAt),
      decidedAt: time(row.decidedAt),
      closedAt: time(row.closedAt),
      promiseDueOn: row.promiseDueOn,
      dueOn: row.dueOn,
      dueProvisional: row.dueProvisional,
      specialRunning: row.specialRunning,
      deliveryMethod: row.deliveryMethod,
    };
  }
}
