import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { OFFICERS, type Principal } from '#libs/domain/identity/index.js';
import { Answers } from '../http/answers.js';
import { QueryOf } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { COLLEAGUES } from './cases.tokens.js';
import type { Colleagues } from './colleagues.js';
import { ColleaguesQuery, ColleaguesView } from './dto/colleagues.dto.js';

@ApiTags('cases')
@Controller('api/v1/cases/:caseNo/colleagues')
export class ColleaguesController {
  constructor(@Inject(COLLEAGUES) private readonly colleagues: Colleagues) {}

  @Get()
  @ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } })
  @Access({ roles: [...OFFICERS, 'supervisor', 'itemadmin'] })
  @Answers(200, ColleaguesView, 'People whom the command accepts: next handlers, transfer, delegation, copy', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
  ])
  offered(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @QueryOf(ColleaguesQuery) { purpose, q }: ColleaguesQuery,
  ): Promise<ColleaguesView> {
    return this.colleagues.offered(caller, caseNo, purpose, q);
  }
}
