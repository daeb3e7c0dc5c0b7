import type { FastifyReply } from 'fastify';
import { apiProblem } from '../http/problems.js';
import type { Now } from '../http/dependencies.js';
import type { Principals, Session } from '../identity/index.js';
import type { Lens, LiveFeed } from './live-feed.js';

const BEAT_MS = 15_000;
/** Of one person at once: a page in each of several tabs, and some that are about to close. */
const MAX_STREAMS = 12;

/** Lines of server-sent events to those who watch, each as long as its sign-in lasts. */
export class LiveLines {
  readonly #open = new Map<string, number>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly principals: Principals,
    private readonly now: Now,
  ) {}

  /** Throws TOO_MANY_STREAMS. */
  open(callerId: string, session: Session, reply: FastifyReply, lens: Lens): void {
    const open = this.#open.get(callerId) ?? 0;
    if (open >= MAX_STREAMS) throw apiProblem('TOO_MANY_STREAMS', {}, { headers: { 'retry-after': '5' } });
    this.#open.set(callerId, open + 1);
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
    const unwatch = this.feed.watch(lens, send);
    const beat = setInterval(() => void this.#beat(session, raw), BEAT_MS);
    raw.on('close', () => {
      clearInterval(beat);
      unwatch();
      const left = (this.#open.get(callerId) ?? 1) - 1;
      if (left > 0) this.#open.set(callerId, left);
      else this.#open.delete(callerId);
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
