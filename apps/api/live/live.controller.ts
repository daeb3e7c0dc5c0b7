import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Principal } from '#libs/domain/identity/index.js';
import { Answers } from '../http/answers.js';
import { NOW, type Now } from '../http/dependencies.js';
import { apiProblem } from '../http/problems.js';
import {
  Access,
  ANY_ROLE,
  Caller,
  CallerSession,
  PRINCIPALS,
  type Principals,
  type Session,
} from '../identity/index.js';
import { LIVE_FEED } from './live.tokens.js';
import type { LiveFeed } from './live-feed.js';

const BEAT_MS = 15_000;
/** Of one person at once: a page in each of several tabs, and some that are about to close. */
const MAX_STREAMS = 12;

@ApiTags('cases')
@Controller('api/v1/cases')
export class LiveController {
  readonly #streams = new Map<string, number>();

  constructor(
    @Inject(LIVE_FEED) private readonly feed: LiveFeed,
    @Inject(PRINCIPALS) private readonly principals: Principals,
    @Inject(NOW) private readonly now: Now,
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
    const open = this.#streams.get(caller.id) ?? 0;
    if (open >= MAX_STREAMS) throw apiProblem('TOO_MANY_STREAMS', {}, { headers: { 'retry-after': '5' } });
    this.#streams.set(caller.id, open + 1);
    const { raw } = reply.hijack();
    const headers = reply.getHeaders() as Record<string, string>;
    raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const send = (event: string, data: object) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    send('hello', {});
    const unwatch = this.feed.watch(caller, send);
    const beat = setInterval(() => void this.#beat(session, raw), BEAT_MS);
    raw.on('close', () => {
      clearInterval(beat);
      unwatch();
      const left = (this.#streams.get(caller.id) ?? 1) - 1;
      if (left > 0) this.#streams.set(caller.id, left);
      else this.#streams.delete(caller.id);
    });
  }

  /** Keeps the line open, shows the watcher that it is, and ends it with the sign-in. */
  async #beat(session: Session, raw: FastifyReply['raw']): Promise<void> {
    const isOver = session.until * 1000 <= this.now();
    const caller = isOver ? undefined : await this.principals.find(session).catch(() => null);
    // null: the database is away for a moment, which ends no session.
    if (caller === undefined) raw.end('event: ended\ndata: {}\n\n');
    else raw.write('event: beat\ndata: {}\n\n');
  }
}
