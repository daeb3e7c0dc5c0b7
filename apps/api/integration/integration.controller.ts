import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/domain/identity/index.js';
import { CommandAnswerView, COMMANDS, type Commands } from '../cases/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import { IdempotencyKey, JsonBody } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { ResultDto } from './dto/result.dto.js';

/** 自建系统反馈: what a business system decided becomes the same event as an officer's decision (APR-12). */
@ApiTags('integration')
@Controller('api/v1/integration')
export class IntegrationController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Post('cases/:caseNo/results')
  @HttpCode(200)
  @ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } })
  @Access({ roles: ['system'] })
  @Answers(200, CommandAnswerView, 'A business system’s result of the present step', [
    ...OF_A_BODY,
    'IDEMPOTENCY_KEY_REQUIRED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'IDEMPOTENCY_KEY_REUSED',
    'ENGINE_UNAVAILABLE',
    'COMMAND_NOT_AVAILABLE',
    'STEP_MISMATCH',
    'SPECIAL_PROCEDURE_RUNNING',
    'OPINION_REQUIRED',
  ])
  async result(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @IdempotencyKey() key: string,
    @JsonBody(ResultDto) { action, opinion, ...feedback }: ResultDto,
  ): Promise<CommandAnswerView> {
    const body = { outcome: action, ...(opinion !== undefined && { opinion }), feedback };
    const answer = await this.commands.give({ caller, caseNo, key, name: 'decide-step', body });
    return { stage: answer.stage, rev: answer.rev, availableCommands: answer.availableCommands };
  }
}
