import { afterAll, describe, expect, inject, it } from 'vitest';
import { sidePool } from '../setup/database.js';
import { Office } from '../support/office.js';
import { leavesNothingBehind } from './support/left-behind.js';

const office = new Office(inject('url'));
const database = sidePool(inject('databaseUrl'), 1);
afterAll(() => database.end());
const ITEM = '防雷装置竣工验收';

describe('a request that is sent again with its key', () => {
  it('opens one case: same number, same password', async () => {
    const client = await office.as('applicant');
    const application = await office.application(ITEM);
    const first = await client.open(application, 'open-twice');
    expect(first.status).toBe(201);
    const again = await leavesNothingBehind(() => client.open(application, 'open-twice'));
    expect(again.body).toEqual(first.body);
    expect(first.body.queryPassword).toMatch(/^\d{6}$/);
  });

  it('opens no second case when its answer was forgotten: it says how the first one stands', async () => {
    const client = await office.as('applicant');
    const application = await office.application(ITEM);
    const { body } = await client.open(application, 'open-forgotten');
    await office.give(body.caseNo, 'pass-pre-review');
    await database.query('DELETE FROM command_receipt WHERE case_no = $1', [body.caseNo]);
    const again = await leavesNothingBehind(() => client.open(application, 'open-forgotten'));
    const { caseNo, queryPassword } = body;
    expect(again).toMatchObject({ status: 201, body: { caseNo, queryPassword, stage: 'awaiting_acceptance', rev: 2 } });
  });

  it('opens one case also when both come at once', async () => {
    const client = await office.as('applicant');
    const application = await office.application(ITEM);
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.open(application, 'open-at-once')));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
  });

  it('with another body is refused and changes nothing', async () => {
    const client = await office.as('applicant');
    const application = await office.application(ITEM);
    await client.open(application, 'open-other-body');
    const other = await leavesNothingBehind(() =>
      client.open({ ...application, channel: 'mobile' }, 'open-other-body'),
    );
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('may be another person’s key: it is another request', async () => {
    const application = await office.application(ITEM);
    const mine = await (await office.as('applicant')).open(application, 'same-key');
    const windows = await (await office.as('window')).open({ ...application, channel: 'window' }, 'same-key');
    expect(windows.status).toBe(201);
    expect(windows.body.caseNo).not.toBe(mine.body.caseNo);
  });

  it('is one command, answered as the first time even after the case went on', async () => {
    const { caseNo } = await office.open(ITEM);
    const client = await office.as('prereview');
    const body = { opinion: '材料齐全' };
    const first = await client.command(caseNo, 'pass-pre-review', body, 'pass');
    await office.give(caseNo, 'accept');
    const again = await leavesNothingBehind(() => client.command(caseNo, 'pass-pre-review', body, 'pass'));
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(first.body).toMatchObject({ stage: 'awaiting_acceptance', rev: 2 });
    const other = await leavesNothingBehind(() => client.command(caseNo, 'pass-pre-review', {}, 'pass'));
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('does not depend on the order of the body’s members', async () => {
    const { caseNo } = await office.open(ITEM);
    const client = await office.as('prereview');
    const first = await client.command(caseNo, 'annotate', { opinion: '已阅', expectedRev: 1 }, 'order');
    const again = await client.command(caseNo, 'annotate', { expectedRev: 1, opinion: '已阅' }, 'order');
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  it('many commands at once are done one after another, none lost', async () => {
    const { caseNo } = await office.open(ITEM);
    const client = await office.as('prereview');
    const notes = Array.from({ length: 8 }, (_, n) =>
      client.command(caseNo, 'annotate', { opinion: `第 ${n} 条` }, `note-${n}`),
    );
    const revs = (await Promise.all(notes)).map(({ body }) => body.rev).sort((a, b) => a - b);
    expect(revs).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
