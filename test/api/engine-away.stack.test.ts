import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import type { Answer, ApiClient, CaseAnswer } from '../support/client.js';
import { Office } from '../support/office.js';

const ITEM = '防雷装置竣工验收';

describe('while a part of the stack is away', () => {
  let home: string;
  let stack: Stack;
  let office: Office;
  let applicant: ApiClient;
  let caseNo: string;

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'tongban-away-'));
    stack = await startStack({ home, durable: false });
    office = new Office(stack.url);
    applicant = await office.as('applicant');
    caseNo = (await office.open(ITEM)).caseNo;
    await office.as('prereview');
  });
  afterAll(async () => {
    await stack?.stop();
    await rm(home, { recursive: true, force: true });
  });

  const ready = async () => (await applicant.get<{ status: string; engine: string }>('/health/ready')).body;
  async function openings(): Promise<{ case_no: string; started: boolean }[]> {
    const client = new Client({ connectionString: stack.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ case_no: string; started: boolean }>(
      'SELECT case_no, started FROM case_opening ORDER BY opened_at',
    );
    await client.end();
    return rows;
  }
  function expectAway(answer: Answer<CaseAnswer>): void {
    expect(answer).toMatchObject({ status: 503, body: { code: 'ENGINE_UNAVAILABLE' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  /** What a client is told to do: come again with the same key. */
  async function again(send: () => Promise<Answer<CaseAnswer>>): Promise<Answer<CaseAnswer>> {
    for (;;) {
      const answer = await send();
      if (answer.status !== 503) return answer;
    }
  }

  it('nothing is done and nothing is lost: reads work, and the same keys finish with the same number', async () => {
    const prereview = await office.as('prereview');
    const application = await office.application(ITEM);
    await stack.parts.temporal.kill('SIGKILL');

    expectAway(await prereview.command(caseNo, 'pass-pre-review', {}, 'pass'));
    expectAway(await applicant.open(application, 'open'));
    expect(await ready()).toMatchObject({ status: 'degraded', engine: 'away' });
    expect((await prereview.timeline(caseNo)).map(({ type }) => type)).toEqual(['case-submitted']);
    expect((await prereview.get(`/api/v1/cases?queue=todo`)).status).toBe(200);
    const [, allotted] = await openings();
    expect(allotted).toMatchObject({ started: false });

    await stack.parts.temporal.restart();
    const opened = await again(() => applicant.open(application, 'open'));
    expect(opened).toMatchObject({ status: 201, body: { caseNo: allotted!.case_no, rev: 1 } });
    expect((await applicant.open(application, 'open')).body).toEqual(opened.body);
    const passed = await again(() => prereview.command(caseNo, 'pass-pre-review', {}, 'pass'));
    expect(passed).toMatchObject({ status: 200, body: { stage: 'awaiting_acceptance', rev: 2 } });
    expect((await openings()).map(({ started }) => started)).toEqual([true, true]);
    expect(await ready()).toMatchObject({ status: 'ready', engine: 'up' });
  });

  it('a missing worker is told within ten seconds, and the command is done once when it is back', async () => {
    await stack.parts.worker.kill('SIGKILL');
    const acceptance = await office.as('acceptance');
    const asked = Date.now();
    expectAway(await acceptance.command(caseNo, 'accept', {}, 'accept'));
    expect(Date.now() - asked).toBeLessThan(10_000);
    await stack.parts.worker.restart();
    const accepted = await again(() => acceptance.command(caseNo, 'accept', {}, 'accept'));
    expect(accepted).toMatchObject({ status: 200, body: { stage: 'under_approval', rev: 3 } });
    expect((await acceptance.timeline(caseNo)).map(({ type }) => type)).toEqual([
      'case-submitted',
      'pre-review-passed',
      'accepted',
    ]);
  });

  it('the database’s absence is told as well, and passes', async () => {
    await stack.parts.postgres.kill('SIGKILL');
    const list = () => applicant.get<{ code: string }>('/api/v1/cases');
    expect(await list()).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
    expect((await applicant.get('/health/ready')).status).toBe(503);
    expect((await applicant.get('/health/live')).status).toBe(200);
    await stack.parts.postgres.restart();
    expect((await list()).status).toBe(200);
    expect(await ready()).toMatchObject({ status: 'ready' });
  });

  it('the API starts without it, and reads', async () => {
    await stack.parts.temporal.kill('SIGKILL');
    await stack.parts.api.restart();
    expect(await ready()).toMatchObject({ status: 'degraded', engine: 'away' });
    expect((await applicant.get(`/api/v1/cases/${caseNo}`)).status).toBe(200);
    await stack.parts.temporal.restart();
  });
});
