import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Metrics } from '#libs/observability/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { CASE_GATEWAY, type CaseGateway } from '../engine/index.js';
import { Answers } from '../http/answers.js';
import { METRICS, PERSISTENCE } from '../http/dependencies.js';
import { ChoiceField } from '../http/fields.js';
import { Access } from '../identity/index.js';

const WITHIN_MS = 1000;

class LiveView {
  @ChoiceField(['ok']) status: 'ok';
}
class ReadyView {
  @ChoiceField(['ready', 'degraded', 'unavailable'], { description: 'degraded: reads work, commands get 503' })
  status: 'ready' | 'degraded' | 'unavailable';

  @ChoiceField(['up', 'away']) database: 'up' | 'away';
  @ChoiceField(['up', 'away']) engine: 'up' | 'away';
}

const isUp = async (check: Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), WITHIN_MS)));
  const answered = check.then(
    (answer) => answer !== false,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
};

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CASE_GATEWAY) private readonly gateway: CaseGateway,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Access({ public: true })
  @Answers(200, LiveView, 'The process runs', [])
  live(): LiveView {
    return { status: 'ok' };
  }

  /** Ready as long as it can read; a missing engine is said and does not take the whole surface away. */
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  @Access({ public: true })
  @Answers(200, ReadyView, 'Whether requests can be served (503 while the database is away)', [])
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const [database, engine] = await Promise.all([
      isUp(this.persistence.ping()),
      isUp(this.gateway.isReachable(WITHIN_MS)),
    ]);
    if (!database) reply.status(503);
    return {
      status: database ? (engine ? 'ready' : 'degraded') : 'unavailable',
      database: database ? 'up' : 'away',
      engine: engine ? 'up' : 'away',
    };
  }

  @Get('metrics')
  @ApiProduces('text/plain')
  @Access({ public: true })
  @Answers(200, null, 'Prometheus metrics', [])
  async measured(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.scrape();
  }
}
