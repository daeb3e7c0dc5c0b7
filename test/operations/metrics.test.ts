import { Client } from 'pg';
import { describe, expect, inject, it, vi } from 'vitest';
import { Office } from '../support/office.js';
import { type Scrape, scrape } from '../support/scrape.js';

const office = new Office(inject('url'));
const api = () => scrape(inject('url'));
const worker = () => scrape(inject('workerUrl'));
const ITEM = '防雷装置竣工验收';

/** How much a sample grew while `provoke` ran; waits until it has. */
async function grows(
  look: () => Promise<Scrape>,
  name: string,
  labels: Record<string, string>,
  provoke: () => Promise<unknown>,
): Promise<void> {
  const before = (await look()).value(name, labels) ?? 0;
  await provoke();
  await vi.waitUntil(async () => ((await look()).value(name, labels) ?? 0) > before, {
    timeout: 20_000,
    interval: 200,
  });
}

describe('each metric moves when what it measures happens', () => {
  it('a command done and one refused, with its time, at the page, at the engine and at the record', async () => {
    const { caseNo } = await office.open(ITEM);
    const pass = () => office.give(caseNo, 'pass-pre-review');
    const before = { api: await api(), worker: await worker() };
    await grows(api, 'tongban_commands_total', { command: 'pass-pre-review', outcome: 'done' }, pass);
    const after = { api: await api(), worker: await worker() };
    const moved = (side: 'api' | 'worker', name: string, labels: Record<string, string> = {}) =>
      (after[side].value(name, labels) ?? 0) - (before[side].value(name, labels) ?? 0);
    expect(moved('api', 'tongban_command_seconds_count', { command: 'pass-pre-review' })).toBe(1);
    expect(moved('api', 'tongban_engine_call_seconds_count', { call: 'command', outcome: 'answered' })).toBe(1);
    expect(moved('api', 'tongban_http_request_seconds_count', { method: 'POST', status: '200' })).toBeGreaterThan(0);
    expect(moved('worker', 'tongban_record_seconds_count', { outcome: 'done' })).toBeGreaterThan(0);
    await grows(api, 'tongban_commands_total', { command: 'accept', outcome: 'COMMAND_NOT_AVAILABLE' }, async () => {
      await office.give(caseNo, 'accept');
      await (await office.as('acceptance')).command(caseNo, 'accept');
    });
  });

  it('effects carried out, by kind', () =>
    grows(worker, 'tongban_effects_total', { kind: 'message', outcome: 'done' }, () => office.open(ITEM)));

  it('effects that wait, and the age of the oldest, also at the API', async () => {
    const client = new Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    try {
      await client.query(
        `INSERT INTO effect (key, case_no, seq, kind, body, created_at, try_after)
         VALUES ('held:1:1', 'held', 1, 'message', '{}', now() - interval '1 hour', now() + interval '1 hour')`,
      );
      for (const look of [worker, api]) {
        const scraped = await look();
        expect(scraped.value('tongban_effects_waiting')).toBeGreaterThanOrEqual(1);
        expect(scraped.value('tongban_effects_oldest_seconds')).toBeGreaterThanOrEqual(3600);
      }
    } finally {
      await client.query(`DELETE FROM effect WHERE key = 'held:1:1'`);
      await client.end();
    }
    expect((await worker()).value('tongban_effects_oldest_seconds')).toBeLessThan(3600);
  });

  it('changes that wait for the statistics, and that the worker folds them', async () => {
    const client = new Client({ connectionString: inject('databaseUrl') });
    await client.connect();
    try {
      // Held as long as the look takes, so that no worker folds it before.
      await client.query('BEGIN');
      await client.query('LOCK statistics_cell IN SHARE MODE');
      const { caseNo } = await office.open(ITEM);
      await vi.waitUntil(async () => ((await worker()).value('tongban_statistics_waiting') ?? 0) > 0, {
        timeout: 20_000,
        interval: 200,
      });
      await client.query('ROLLBACK');
      await vi.waitUntil(async () => (await worker()).value('tongban_statistics_waiting') === 0, {
        timeout: 20_000,
        interval: 200,
      });
      expect((await worker()).value('tongban_statistics_oldest_seconds')).toBe(0);
      const { rows } = await client.query(
        'SELECT FROM statistics_group g JOIN case_row r USING (item_code) WHERE r.case_no = $1',
        [caseNo],
      );
      expect(rows.length).toBeGreaterThan(0);
    } finally {
      await client.end();
    }
  });

  it('how late alarms ring', async () => {
    const simulation = { startAt: '2026-02-13T09:00:00+08:00', rate: 10 * 86_400 };
    await grows(worker, 'tongban_alarm_late_seconds_count', {}, () => office.open(ITEM, { simulation }, 'itemadmin'));
    const scraped = await worker();
    const inTime = scraped.value('tongban_alarm_late_seconds_bucket', { le: '3' });
    expect(inTime).toBe(scraped.value('tongban_alarm_late_seconds_count'));
  });

  it('queue lag and slots, by the engine’s own SDK', async () => {
    const lag = 'temporal_workflow_task_schedule_to_start_latency_seconds_count';
    await grows(worker, lag, { task_queue: 'tongban-case' }, () => office.open(ITEM));
    expect((await worker()).value('temporal_worker_task_slots_available')).toBeGreaterThan(0);
    expect((await worker()).value('temporal_sticky_cache_size')).toBeGreaterThan(0);
  });

  it('the pool, the engine and the event loop of both programs', async () => {
    for (const look of [worker, api]) {
      const scraped = await look();
      const [busy, idle] = ['busy', 'idle'].map((state) => scraped.value('tongban_database_connections', { state })!);
      expect(busy! + idle!).toBeGreaterThan(0);
      expect(scraped.value('tongban_database_connections', { state: 'waiting' })).toBe(0);
      expect(scraped.value('tongban_engine_up')).toBe(1);
      expect(scraped.value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
      expect(scraped.value('process_cpu_seconds_total')).toBeGreaterThan(0);
    }
  });

  it('the worker tells that it is ready, and answers nothing else', async () => {
    const url = inject('workerUrl');
    const ready = await fetch(`${url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', workers: 'up', database: 'up', engine: 'up' },
    ]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/secrets`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});
