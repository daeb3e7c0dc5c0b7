import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { ApiClient, type Answer, type CaseAnswer } from '../support/client.js';
import { replayEngine } from '../replay/histories.js';
import { Office, STRAIGHT_WORK as STEPS } from '../support/office.js';

const CASES = 50;
const ITEM = '防雷装置竣工验收';

/** A client that never gives up: the same request with the same key until it is answered, as integrators are told to. */
async function persistently(send: () => Promise<Answer<CaseAnswer>>): Promise<CaseAnswer> {
  for (;;) {
    const answer = await send().catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) {
      if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('kill -9 in the middle of 50 running cases', () => {
  let home: string;
  let stack: Stack;
  let office: Office;

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'tongban-crash-'));
    stack = await startStack({ home, durable: false });
    office = new Office(stack.url);
    await Promise.all(['applicant', ...STEPS.map(([, who]) => who)].map((who) => office.as(who)));
  });
  afterAll(async () => {
    await stack?.stop();
    await rm(home, { recursive: true, force: true });
  });

  it(
    'of worker and API: every case ends right, no answer was untrue, nothing twice',
    { timeout: 300_000 },
    async () => {
      const application = await office.application(ITEM);
      const told = new Map<string, number[]>();
      let done = 0;
      const run = async (n: number) => {
        const applicant = await office.as('applicant');
        const { caseNo, rev } = await persistently(() => applicant.open(application, `open-${n}`));
        const revs = [rev];
        for (const [i, [command, who, body]] of STEPS.entries()) {
          const client = await office.as(who);
          revs.push((await persistently(() => client.command(caseNo, command, body, `${n}-${i}`))).rev);
          done += 1;
        }
        told.set(caseNo, revs);
      };
      const cases = Promise.all(Array.from({ length: CASES }, (_, n) => run(n)));
      const reached = (share: number) =>
        new Promise<void>((resolve) => {
          const look = () => (done >= CASES * STEPS.length * share ? resolve() : setImmediate(look));
          look();
        });

      await reached(0.2);
      await stack.parts.worker.kill('SIGKILL');
      await stack.parts.worker.restart();
      await reached(0.5);
      await stack.parts.api.kill('SIGKILL');
      await stack.parts.api.restart();
      await cases;

      expect(told.size).toBe(CASES);
      const issuer = await office.as('issuer');
      for (const [caseNo, revs] of told) {
        const timeline = await issuer.timeline(caseNo);
        expect(timeline.map(({ type }) => type)).toEqual([
          'case-submitted',
          'pre-review-passed',
          'accepted',
          'step-decided',
          'step-decided',
          'step-decided',
          'decision-granted',
          'licence-made',
          'handed-over',
        ]);
        expect(revs).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
      }
      const { replayed, broken } = await replayEngine(stack.temporalAddress, stack.env.TONGBAN_KEYS!);
      expect(broken).toEqual([]);
      expect(replayed).toBeGreaterThanOrEqual(CASES);
      const anonymous = ApiClient.anonymous(stack.url);
      expect((await anonymous.get('/health/ready')).status).toBe(200);
    },
  );
});
