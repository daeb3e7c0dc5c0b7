import { Controller, Delete, Get, HttpCode, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OVERSEERS, type Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, JsonBody } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { LadderRuleDto, LadderRuleView, LadderView } from './dto/ladder.dto.js';
import type { LadderRules } from './ladder-rules.js';
import { LADDER_RULES } from './supervision.tokens.js';

@ApiTags('supervision')
@Controller('api/v1/supervision/ladder')
export class LadderController {
  constructor(@Inject(LADDER_RULES) private readonly rules: LadderRules) {}

  @Get()
  @Access({ roles: [...OVERSEERS, 'admin'] })
  @Answers(200, LadderView, '督办层级: who hears of a card, by default and by rule', ['UNAUTHENTICATED', 'FORBIDDEN'])
  view(@InLanguage() language: Language): Promise<LadderView> {
    return this.rules.view(language);
  }

  @Put('rules')
  @Access({ roles: ['admin'] })
  @Answers(200, LadderRuleView, 'Sets the rule for a level and an item, department or region', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'LADDER_INVALID',
    'ITEM_UNKNOWN',
    'PLACE_UNKNOWN',
  ])
  put(
    @Caller() caller: Principal,
    @JsonBody(LadderRuleDto) body: LadderRuleDto,
    @Req() request: FastifyRequest,
  ): Promise<LadderRuleView> {
    return this.rules.put(caller, body, request.id);
  }

  @Delete('rules/:id')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 } })
  @HttpCode(204)
  @Access({ roles: ['admin'] })
  @Answers(204, null, 'Removes a rule; the wider one, or the default, holds again', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'LADDER_RULE_NOT_FOUND',
  ])
  remove(@Caller() caller: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.rules.remove(caller, id, request.id);
  }
}
