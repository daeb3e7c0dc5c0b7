import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../http/answers.js';
import type { Language } from '../http/language.js';
import { IdempotencyKey, InLanguage, JsonBody, QueryOf } from '../http/params.js';
import { Access, ANY_ROLE, Caller } from '../identity/index.js';
import { MESSAGES } from './after.tokens.js';
import { MessagesQuery, MessagesView, MessageView, SendMessageDto } from './dto/messages.dto.js';
import type { Messages } from './messages.js';
import { WRITERS } from './writers.js';

@ApiTags('after')
@Controller('api/v1/cases/:caseNo/messages')
@ApiParam({ name: 'caseNo', description: '办件编号', schema: { type: 'string', maxLength: 50 } })
export class MessagesController {
  constructor(@Inject(MESSAGES) private readonly messages: Messages) {}

  @Get()
  @Access({ roles: ANY_ROLE })
  @Answers(200, MessagesView, 'Messages of the case or of one act, with each try, and to whom the caller may write', [
    'VALIDATION_FAILED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'EVENT_UNKNOWN',
  ])
  list(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @QueryOf(MessagesQuery) { seq }: MessagesQuery,
    @InLanguage() language: Language,
  ): Promise<MessagesView> {
    return this.messages.list(caller, caseNo, seq, language);
  }

  @Post()
  @HttpCode(201)
  @Access({ roles: WRITERS })
  @Answers(201, MessageView, 'Sends a message (发送短信): kept at once, sent by the worker, each try logged', [
    ...OF_A_BODY,
    'IDEMPOTENCY_KEY_REQUIRED',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'CASE_NOT_FOUND',
    'EVENT_UNKNOWN',
    'MESSAGE_UNKNOWN',
    'USER_UNFIT',
    'IDEMPOTENCY_KEY_REUSED',
    'RATE_LIMITED',
  ])
  send(
    @Caller() caller: Principal,
    @Param('caseNo') caseNo: string,
    @IdempotencyKey() key: string,
    @JsonBody(SendMessageDto) body: SendMessageDto,
    @InLanguage() language: Language,
    @Req() { id }: FastifyRequest,
  ): Promise<MessageView> {
    return this.messages.send({ caller, caseNo, key, body, language, requestId: id });
  }
}
