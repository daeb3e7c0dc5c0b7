import { Client, Connection } from '@temporalio/client';
import { describe, expect, inject, it } from 'vitest';
import { Office } from '../support/office.js';

const COMMANDS = 3_100;
const CLIENTS = 8;

describe('a case of very many commands', () => {
  it(`carries ${COMMANDS} of them over several runs, none lost and none doubled`, { timeout: 400_000 }, async () => {
    const office = new Office(inject('url'));
    const { caseNo } = await office.open('防雷装置竣工验收');
    const officer = await office.as('prereview');
    let next = 0;
    const note = async () => {
      for (let n = next++; n < COMMANDS; n = next++) {
        const answer = await officer.command(caseNo, 'annotate', { opinion: `第${n}条` }, `note-${n}`);
        expect(answer.status).toBe(200);
        // Every hundredth is sent twice, as a client would whose connection broke.
        if (n % 100 === 0) {
          const again = await officer.command(caseNo, 'annotate', { opinion: `第${n}条` }, `note-${n}`);
          expect(again.body.rev).toBe(answer.body.rev);
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, note));

    const opinions = (await officer.timeline(caseNo))
      .filter(({ type }) => type === 'annotated')
      .map(({ opinion }) => opinion);
    expect(opinions).toHaveLength(COMMANDS);
    expect(new Set(opinions).size).toBe(COMMANDS);
    const late = await officer.command(caseNo, 'annotate', { opinion: '第0条' }, 'note-0');
    expect(late.body.rev).toBeLessThan(COMMANDS);

    const connection = await Connection.connect({ address: inject('temporalAddress') });
    const runs = await new Client({ connection }).workflow.count(`WorkflowId = "case/${caseNo}"`);
    await connection.close();
    expect(runs.count).toBeGreaterThan(1);
    expect((await office.give(caseNo, 'pass-pre-review')).stage).toBe('awaiting_acceptance');
  });
});
