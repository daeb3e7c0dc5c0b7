import { Controller, Delete, Get, HttpCode, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OVERSEERS, type Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { InLanguage, JsonBody } from '../http/params.js';
import { Access, Caller } from '../identity/index.js';
import { WarningRuleDto, WarningRuleSetView, WarningRulesView } from './dto/warning-rules.dto.js';
import { RulePlacesView } from './dto/rule-places.dto.js';
import type { RuleScopes } from './rule-scope.js';
import { RULE_SCOPES, WARNING_RULES } from './supervision.tokens.js';
import type { WarningRulesDesk } from './warning-rules.js';

@ApiTags('supervision')
@Controller('api/v1/supervision/warning-rules')
export class WarningRulesController {
  constructor(
    @Inject(WARNING_RULES) private readonly desk: WarningRulesDesk,
    @Inject(RULE_SCOPES) private readonly scopes: RuleScopes,
  ) {}

  @Get()
  @Access({ roles: [...OVERSEERS, 'admin'] })
  @Answers(200, WarningRulesView, '预警规则: when each clock warns and gives a card, by default and by rule', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ])
  view(@InLanguage() language: Language): Promise<WarningRulesView> {
    return this.desk.view(language);
  }

  @Get('places')
  @Access({ roles: ['admin'] })
  @Answers(200, RulePlacesView, 'Regions and departments to which a rule may be narrowed', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ])
  places(): Promise<RulePlacesView> {
    return this.scopes.places();
  }

  @Put()
  @Access({ roles: ['admin'] })
  @Answers(200, WarningRuleSetView, 'Sets the rule for a clock, an alarm and an item, department or region', [
    ...OF_A_BODY,
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'WARNING_ALARM_NOT_OF_CLOCK',
    'WARNING_THRESHOLD_OUT_OF_RANGE',
    'WARNING_LIMIT_UNIT',
    'WARNING_NEVER_MET',
    'ITEM_UNKNOWN',
    'PLACE_UNKNOWN',
    'ENGINE_UNAVAILABLE',
  ])
  put(
    @Caller() caller: Principal,
    @JsonBody(WarningRuleDto) body: WarningRuleDto,
    @Req() request: FastifyRequest,
  ): Promise<WarningRuleSetView> {
    return this.desk.put(caller, body, request.id);
  }

  @Delete(':id')
  @ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 } })
  @HttpCode(204)
  @Access({ roles: ['admin'] })
  @Answers(204, null, 'Removes a rule; the wider one, or the default, holds again', [
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'WARNING_RULE_NOT_FOUND',
    'ENGINE_UNAVAILABLE',
  ])
  remove(@Caller() caller: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.remove(caller, id, request.id);
  }
}
