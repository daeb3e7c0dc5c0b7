import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiExtraModels, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type RejectionCode, REJECTIONS } from '#libs/domain/case/rejections.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import { IdempotencyKey, jsonBodyOf } from '../http/params.js';
import { apiProblem } from '../http/problems.js';
import { readDto } from '../http/read-dto.js';
import { Access, ANY_ROLE, Caller } from '../identity/index.js';
import { COMMANDS } from './cases.tokens.js';
import type { Commands } from './commands.js';
import { CommandAnswerView } from './dto/case-views.dto.js';
import { COMMAND_DTOS, type CommandDto, isRestCommand } from './dto/commands.dto.js';

const CASE_RULES = Object.keys(REJECTIONS) as RejectionCode[];

/** One door for every command: the body's class is found by the command's name (OpenAPI shows one path for each). */
@ApiTags('commands')
@Controller('api/v1/cases/:caseNo/commands')
export class CommandsController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Post(':command')
  @HttpCode(200)
  @Access({ roles: ANY_ROLE })
  @ApiExtraModels(...new Set(Object.values(COMMAND_DTOS)))
  @ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } })
  @ApiParam({ name: 'command', schema: { type: 'string', enum: Object.keys(COMMAND_DTOS) } })
  @Answers(200, CommandAnswerView, 'Gives a command on a case', [
    ...OF_A_BODY,
    'IDEMPOTENCY_KEY_REQUIRED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'IDEMPOTENCY_KEY_REUSED',
    'ENGINE_UNAVAILABLE',
    ...CASE_RULES,
  ])
  async give(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @Param('command') name: string,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<CommandAnswerView> {
    if (!isRestCommand(name)) throw apiProblem('COMMAND_UNKNOWN', { command: name.slice(0, 64) });
    const body: CommandDto = readDto<CommandDto>(COMMAND_DTOS[name], jsonBodyOf(request));
    const { stage, rev, availableCommands } = await this.commands.give({ caller, caseNo, key, name, body });
    return { stage, rev, availableCommands };
  }
}
