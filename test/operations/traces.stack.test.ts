import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { Receiver } from '../engine/support/receiver.js';
import { replayEngine } from '../replay/histories.js';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { Collector } from './support/collector.js';

/** A case of it is told to a business system, too. */
const ITEM = '二级建造师';
const SOON = { timeout: 30_000 };
const GIVE = 'POST /api/v1/cases/:caseNo/commands/:command';

let home: string;
let stack: Stack;
let office: Office;
let collector: Collector;
let receiver: Receiver;

/** A caller's own trace and span. */
const newCaller = () => ({ traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') });

/** An officer's action whose caller is traced by somebody else. */
async function annotate(caseNo: string, { traceId, spanId } = newCaller(), flags = '01') {
  const officer = await office.as('prereview');
  const headers = { 'idempotency-key': traceId, traceparent: `00-${traceId}-${spanId}-${flags}` };
  const answer = await officer.post(`/api/v1/cases/${caseNo}/commands/annotate`, { opinion: '赵小娟来电' }, headers);
  expect(answer.status).toBe(200);
  return { traceId, spanId };
}
const recordOf = (traceId: string) => collector.of(traceId).find(({ name }) => name === 'record_case');
const rootOf = (traceId: string) => collector.of(traceId).find(({ name }) => name === GIVE);

async function linesOf(part: 'api' | 'worker'): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const text = await readFile(path.join(home, 'logs', `${part}.log`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
const toldOf = async (part: 'api' | 'worker') =>
  (await linesOf(part)).map(({ msg }) => msg).filter((msg) => String(msg).startsWith('traces '));

/** API and worker begin anew with this setting. */
async function restarted(endpoint: string | undefined): Promise<void> {
  if (endpoint === undefined) delete stack.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  else stack.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  await Promise.all([stack.parts.worker.restart(), stack.parts.api.restart()]);
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'tongban-traces-'));
  [collector, receiver] = await Promise.all([Collector.open(), Receiver.open()]);
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_TIMEOUT: '500' };
  stack = await startStack({ home, durable: false, env });
  office = new Office(stack.url);
  const system = await ApiClient.system(stack.url, 'biz-construction');
  const made = await system.post(
    '/api/v1/integration/subscriptions',
    { url: receiver.url },
    { 'idempotency-key': 's' },
  );
  expect(made.status).toBe(201);
});
afterAll(async () => {
  receiver?.close();
  await stack?.stop();
  await collector?.close();
  await rm(home, { recursive: true, force: true });
});

describe('with a collector', () => {
  it("an officer's action is one tree from the caller to the statement", async () => {
    const { caseNo } = await office.open(ITEM);
    const { traceId, spanId } = await annotate(caseNo);
    await expect.poll(() => recordOf(traceId) && rootOf(traceId), SOON).toBeDefined();
    expect(collector.pathUp(recordOf(traceId)!)).toEqual([
      'tongban-worker: record_case',
      'tongban-worker: recordEvents',
      'tongban-api: engine command',
      `tongban-api: ${GIVE}`,
      spanId,
    ]);
    const attributes = Object.assign({}, ...collector.of(traceId).map((span) => span.attributes)) as object;
    expect(attributes).toMatchObject({
      'http.route': '/api/v1/cases/:caseNo/commands/:command',
      'http.response.status_code': 200,
      'tongban.case': caseNo,
      'tongban.command': 'annotate',
      'temporal.workflow_id': `case/${caseNo}`,
    });
    // Every statement that the action cost is there, each below what asked for it.
    const roots = collector.of(traceId).filter(({ parentSpanId }) => parentSpanId === spanId);
    expect(roots.map(({ name }) => name)).toEqual([GIVE]);
    const statements = collector.of(traceId).filter(({ attributes: a }) => a['db.system.name'] === 'postgresql');
    expect(statements.every((span) => collector.pathUp(span).at(-1) === spanId)).toBe(true);
  });

  it('two actions at once stay two trees', async () => {
    const { caseNo } = await office.open(ITEM);
    const callers = await Promise.all([annotate(caseNo), annotate(caseNo), annotate(caseNo)]);
    for (const { traceId, spanId } of callers) {
      await expect.poll(() => recordOf(traceId) && rootOf(traceId), SOON).toBeDefined();
      expect(collector.of(traceId).filter(({ name }) => name === 'record_case')).toHaveLength(1);
      expect(collector.pathUp(recordOf(traceId)!).at(-1)).toBe(spanId);
    }
  });

  it('a caller that records nothing itself is recorded, and one that sends nonsense begins a trace of its own', async () => {
    const { caseNo } = await office.open(ITEM);
    const { traceId } = await annotate(caseNo, newCaller(), '00');
    await expect.poll(() => recordOf(traceId), SOON).toBeDefined();
    const officer = await office.as('prereview');
    const key = { 'idempotency-key': 'nonsense', traceparent: '00-nonsense' };
    await officer.post(`/api/v1/cases/${caseNo}/commands/annotate`, { opinion: 'x' }, key);
    const own = () => collector.spans.filter(({ name, parentSpanId }) => name === GIVE && !parentSpanId);
    await expect.poll(() => own().length, SOON).toBe(1);
  });

  it('what goes out because of it has a trace of its own, linked with it', async () => {
    const caller = newCaller();
    const application = await office.application(ITEM);
    const applicant = await office.as('applicant');
    const opened = await applicant.post<{ caseNo: string }>('/api/v1/cases', application, {
      'idempotency-key': 'linked',
      traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
    });
    const { caseNo } = opened.body;
    const linked = (name: string) =>
      collector.spans.filter((span) => span.name === name && span.links?.some((l) => l.traceId === caller.traceId));
    await expect.poll(() => linked('effect message').length, SOON).toBeGreaterThan(0);
    await expect.poll(() => linked('push').length, SOON).toBe(1);
    const recording = collector.of(caller.traceId).find(({ name }) => name === 'recordEvents');
    for (const span of [...linked('effect message'), ...linked('push')]) {
      expect(span.traceId).not.toBe(caller.traceId);
      expect(span.links!.map((link) => link.spanId)).toEqual([recording!.spanId]);
      expect(span.attributes['tongban.case']).toBe(caseNo);
    }
    const [push] = linked('push');
    const [told] = receiver.taken.filter(({ event }) => event.subject === caseNo);
    expect(told!.headers.traceparent).toBe(`00-${push!.traceId}-${push!.spanId}-01`);
    await expect
      .poll(() => collector.pathUp(push!), SOON)
      .toEqual(['tongban-worker: push', 'tongban-worker: pushes', 'none']);
  });

  it('lines of the log name the trace that they belong to', async () => {
    const { caseNo } = await office.open(ITEM);
    const { traceId } = await annotate(caseNo);
    const line = async () => (await linesOf('api')).find((one) => one.traceId === traceId);
    await expect.poll(line, SOON).toMatchObject({ msg: 'request', status: 200 });
  });

  it('no span tells anything of a person', () => {
    expect(collector.spans.length).toBeGreaterThan(50);
    const all = collector.bodies.join('\n');
    expect(all).not.toMatch(/[\u4e00-\u9fff]/);
    expect(all).not.toMatch(/11010519491231002X|13800138000/);
  });

  it('idle watches leave no traces', () => {
    const lone = collector.spans.filter(
      ({ parentSpanId, attributes }) => !parentSpanId && attributes['db.system.name'] !== undefined,
    );
    expect(lone).toEqual([]);
  });
});

describe('without one', () => {
  it('while it is away people work on, and each process says so once', async () => {
    const { caseNo } = await office.open(ITEM);
    await collector.close();
    const lost = await annotate(caseNo);
    for (const part of ['api', 'worker'] as const)
      await expect.poll(() => toldOf(part), SOON).toEqual(['traces do not reach the collector']);
    for (let n = 0; n < 10; n++) await annotate(caseNo);
    await collector.reopen();
    const found = async () => {
      const { traceId } = await annotate(caseNo);
      return recordOf(traceId) !== undefined;
    };
    await expect.poll(found, SOON).toBe(true);
    for (const part of ['api', 'worker'] as const)
      await expect
        .poll(() => toldOf(part), SOON)
        .toEqual(['traces do not reach the collector', 'traces reach the collector again']);
    expect(collector.of(lost.traceId)).toEqual([]);
  });

  it('nothing is traced, and no line of the log names a trace', async () => {
    await restarted(undefined);
    const { caseNo } = await office.open(ITEM);
    const { traceId } = await annotate(caseNo);
    await restarted(collector.url);
    const later = await annotate(caseNo);
    await expect.poll(() => recordOf(later.traceId), SOON).toBeDefined();
    expect(collector.of(traceId)).toEqual([]);
    expect((await linesOf('api')).filter((line) => line.traceId === traceId)).toEqual([]);
  });

  it('cases that were traced by times go on by the same histories', async () => {
    const { replayed, broken } = await replayEngine(stack.temporalAddress, stack.env.TONGBAN_KEYS!);
    expect(broken).toEqual([]);
    expect(replayed).toBeGreaterThan(5);
  });
});
