import { Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers, OF_A_BODY } from '../../http/answers.js';
import { IdempotencyKey, JsonBody, QueryOf } from '../../http/params.js';
import { Access, Caller } from '../../identity/index.js';
import {
  PushesQuery,
  PushesView,
  NewSubscriptionDto,
  NewSubscriptionView,
  ReplayDto,
  ReplayView,
  SecretView,
  SubscriptionChangeDto,
  SubscriptionsView,
  SubscriptionView,
  TrialView,
} from './subscription.dto.js';
import type { SubscriptionDesk } from './subscription-desk.js';

export const SUBSCRIPTION_DESK = Symbol('SubscriptionDesk');
const SYSTEMS = { roles: ['system'] } as const;
const SIGNED_IN = ['UNAUTHENTICATED', 'FORBIDDEN'] as const;
const OF_ONE = [...SIGNED_IN, 'SUBSCRIPTION_NOT_FOUND'] as const;
const UNFIT = ['SUBSCRIPTION_URL_UNFIT', 'SUBSCRIPTION_EVENT_UNKNOWN'] as const;
const OfSubscription = () => ApiParam({ name: 'id', schema: { type: 'string', maxLength: 64 } });

/** 事件订阅: a business system is told of the events of its cases (CloudEvents 1.0, Standard Webhooks). */
@ApiTags('integration')
@Controller('api/v1/integration/subscriptions')
export class SubscriptionsController {
  constructor(@Inject(SUBSCRIPTION_DESK) private readonly desk: SubscriptionDesk) {}

  @Post()
  @Access(SYSTEMS)
  @Answers(201, NewSubscriptionView, 'From now on events of the system’s cases are posted there', [
    ...OF_A_BODY,
    ...SIGNED_IN,
    ...UNFIT,
    'SUBSCRIPTION_LIMIT',
    'IDEMPOTENCY_KEY_REQUIRED',
    'IDEMPOTENCY_KEY_REUSED',
  ])
  add(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @JsonBody(NewSubscriptionDto) body: NewSubscriptionDto,
    @Req() request: FastifyRequest,
  ): Promise<NewSubscriptionView> {
    return this.desk.add(caller, key, body, request.id);
  }

  @Get()
  @Access(SYSTEMS)
  @Answers(200, SubscriptionsView, 'The system’s own', SIGNED_IN)
  list(@Caller() caller: Principal): Promise<SubscriptionsView> {
    return this.desk.list(caller);
  }

  @Get(':id')
  @OfSubscription()
  @Access(SYSTEMS)
  @Answers(200, SubscriptionView, 'One of them', OF_ONE)
  show(@Caller() caller: Principal, @Param('id') id: string): Promise<SubscriptionView> {
    return this.desk.show(caller, id);
  }

  @Patch(':id')
  @OfSubscription()
  @Access(SYSTEMS)
  @Answers(200, SubscriptionView, 'Changes address or events, pauses, takes up again what was paused or disabled', [
    ...OF_A_BODY,
    ...OF_ONE,
    ...UNFIT,
  ])
  change(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @JsonBody(SubscriptionChangeDto) body: SubscriptionChangeDto,
    @Req() request: FastifyRequest,
  ): Promise<SubscriptionView> {
    return this.desk.change(caller, id, body, request.id);
  }

  @Delete(':id')
  @OfSubscription()
  @HttpCode(204)
  @Access(SYSTEMS)
  @Answers(204, null, 'Tells nothing more, and forgets what waited', OF_ONE)
  remove(@Caller() caller: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.desk.remove(caller, id, request.id);
  }

  @Post(':id/secret')
  @OfSubscription()
  @HttpCode(200)
  @Access(SYSTEMS)
  @Answers(200, SecretView, 'A new secret; the former one signs too for a day', [...OF_ONE, 'IDEMPOTENCY_KEY_REQUIRED'])
  renewSecret(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<SecretView> {
    return this.desk.renewSecret(caller, id, key, request.id);
  }

  @Post(':id/test')
  @OfSubscription()
  @HttpCode(200)
  @Access(SYSTEMS)
  @Answers(200, TrialView, 'Posts a test event at once and says what came of it', [
    ...OF_ONE,
    'IDEMPOTENCY_KEY_REQUIRED',
    'REQUEST_UNDER_WAY',
  ])
  test(@Caller() caller: Principal, @Param('id') id: string, @IdempotencyKey() key: string): Promise<TrialView> {
    return this.desk.test(caller, id, key);
  }

  @Post(':id/replay')
  @OfSubscription()
  @HttpCode(200)
  @Access(SYSTEMS)
  @Answers(200, ReplayView, 'Puts past events back in line: those since an instant, or one of a case', [
    ...OF_A_BODY,
    ...OF_ONE,
    'REPLAY_UNCLEAR',
    'IDEMPOTENCY_KEY_REQUIRED',
    'IDEMPOTENCY_KEY_REUSED',
  ])
  replay(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @IdempotencyKey() key: string,
    @JsonBody(ReplayDto) body: ReplayDto,
    @Req() request: FastifyRequest,
  ): Promise<ReplayView> {
    return this.desk.replay(caller, id, key, body, request.id);
  }

  @Get(':id/pushes')
  @OfSubscription()
  @Access(SYSTEMS)
  @Answers(200, PushesView, 'What was told and what waits, latest first; told events are kept for 30 days', [
    'VALIDATION_FAILED',
    'CURSOR_INVALID',
    ...OF_ONE,
  ])
  pushes(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @QueryOf(PushesQuery) query: PushesQuery,
  ): Promise<PushesView> {
    return this.desk.pushes(caller, id, query);
  }
}
