import { describe, expect, it } from 'vitest';
import { createLogger, createMetrics, requestIdOf } from './index.js';

const PERSONAL = ['张三', '11010519491231002X', '13800138000', '香洲路1号', 'Tongban#2026', 'eyJhbGciOi'];

/** A logger and the lines it has written. */
function listening(level = 'info') {
  const lines: string[] = [];
  const log = createLogger({ level, service: 'api', destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

describe('the log', () => {
  it('is one JSON object a line with time, level, service and request id', () => {
    const { log, last } = listening();
    log.child({ requestId: 'r-12345678' }).info({ caseNo: 'SIM1', stage: 'completed' }, 'case closed');
    expect(last()).toMatchObject({
      level: 'info',
      service: 'api',
      requestId: 'r-12345678',
      caseNo: 'SIM1',
      stage: 'completed',
      msg: 'case closed',
    });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('hides personal data and secrets at any depth and in any spelling', () => {
    const { log, lines } = listening();
    const applicant = { name: '张三', idNo: '11010519491231002X', phone: '13800138000', address: '香洲路1号' };
    log.info({ body: { applicant, list: [{ deep: { phone: '13800138000' } }] } }, 'opened');
    log.info({
      headers: { Authorization: 'Bearer eyJhbGciOi', 'set-cookie': 'eyJhbGciOi' },
      access_token: 'eyJhbGciOi',
    });
    log.child({ name: '张三', login: { password: 'Tongban#2026' } }).info('signed in');
    log.info({ user: { toJSON: () => ({ phone: '13800138000', id: 'u1' }) } });
    const all = lines.join('');
    for (const secret of PERSONAL) expect(all).not.toContain(secret);
    expect(all).toContain('u1');
  });

  it('keeps what an error is, without what hangs on it or the numbers it quotes', () => {
    const { log, last, lines } = listening();
    const cause = Object.assign(new Error('Key (id_no)=(11010519491231002X) already exists'), {
      code: '23505',
      parameters: ['张三', '13800138000'],
    });
    log.error({ err: new Error('could not record 13800138000', { cause }) }, 'failed for 11010519491231002X');
    expect(last()).toMatchObject({ err: { type: 'Error', cause: { code: '23505' } } });
    for (const secret of PERSONAL) expect(lines.join('')).not.toContain(secret);
    log.error(new Error('plain 13800138000'));
    expect(last()).toMatchObject({ err: { message: 'plain [number]' } });
    expect(lines.join('')).not.toContain('13800138000');
  });

  it('leaves case numbers and times readable', () => {
    const { log, last } = listening();
    const caseNo = `${'11370800MB28559184'}3370117002011202611220001`;
    log.info({ caseNo, at: 1_795_309_200_000 }, `case ${caseNo}`);
    expect(last()).toMatchObject({ caseNo, at: 1_795_309_200_000, msg: `case ${caseNo}` });
  });

  it('survives circles, buffers and big integers, and keeps its level', () => {
    const { log, lines } = listening('warn');
    const circle: Record<string, unknown> = { bytes: Buffer.alloc(5), big: 5n };
    circle['self'] = circle;
    log.warn(circle, 'odd');
    log.info('not written');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('[5 bytes]');
  });
});

describe('the request id', () => {
  it.each([
    ['a4f2c9d0-1234', 'a4f2c9d0-1234'],
    ['short', null],
    ['line\nbreak-in-it', null],
    ['x'.repeat(65), null],
    [undefined, null],
    [['a4f2c9d0-1234'], null],
  ])('given %j', (given, kept) => {
    const id = requestIdOf(given);
    expect(id).toMatch(/^[A-Za-z0-9._-]{8,64}$/);
    if (kept) expect(id).toBe(kept);
    else expect(id).not.toBe(given);
  });
});

describe('the metrics', () => {
  it('are each program’s own and can be scraped', async () => {
    const [api, worker] = [createMetrics('api'), createMetrics('worker')];
    api.commands.inc({ command: 'accept', outcome: 'done' });
    expect(await api.registry.metrics()).toContain(
      'tongban_commands_total{command="accept",outcome="done",service="api"} 1',
    );
    expect(await worker.registry.metrics()).not.toContain('command="accept"');
    expect(await worker.registry.metrics()).toContain('process_cpu_seconds_total');
  });

  it('say unknown, not well, where a source is away or hangs', async () => {
    const metrics = createMetrics('api', {
      backlog: () => Promise.reject(new Error('database away')),
      engine: () => Promise.resolve(false),
      connections: () => ({ busy: 10, idle: 0, waiting: 3 }),
    });
    const text = await metrics.scrape();
    expect(text).toMatch(/tongban_effects_waiting\{service="api"\} Nan/i);
    expect(text).toContain('tongban_engine_up{service="api"} 0');
    expect(text).toContain('tongban_database_connections{state="waiting",service="api"} 3');
    expect(await createMetrics('worker').scrape()).toMatch(/tongban_engine_up\{service="worker"\} Nan/i);
  });
});
