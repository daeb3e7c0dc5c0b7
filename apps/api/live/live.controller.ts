import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Principal, rolesOnCase } from '#libs/domain/identity/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { Answers } from '../http/answers.js';
import { PERSISTENCE } from '../http/dependencies.js';
import { Access, ANY_ROLE, Caller, CallerSession, type Session } from '../identity/index.js';
import { LIVE_LINES } from './live.tokens.js';
import type { LiveLines } from './live-lines.js';

@ApiTags('cases')
@Controller('api/v1/cases')
export class LiveController {
  constructor(
    @Inject(LIVE_LINES) private readonly lines: LiveLines,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
  ) {}

  @Get('stream')
  @Access({ roles: ANY_ROLE })
  @ApiProduces('text/event-stream')
  @Answers(
    200,
    null,
    'Server-sent events while the sign-in lasts: hello, changed {caseNo, rev, stage, card, seq, type, at, by}, counts {queue: number}, resync, beat, ended',
    ['UNAUTHENTICATED', 'TOO_MANY_STREAMS'],
  )
  stream(@Caller() caller: Principal, @CallerSession() session: Session, @Res() reply: FastifyReply): void {
    this.lines.open(caller.id, session, reply, {
      sees: (row) => rolesOnCase(caller, row).length > 0,
      counts: () => this.persistence.lists.counts(caller),
    });
  }
}
