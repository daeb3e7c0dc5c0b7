import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '#scripts/stack/index.mjs';
import { endLines, watch } from '../api/support/lines.js';
import { Office, STRAIGHT_WORK } from '../support/office.js';

const ITEM = '防雷装置竣工验收';
const CASES = 10;

describe('two APIs and two workers beside each other', () => {
  let home: string;
  let first: Stack;
  let second: Stack;
  let doors: readonly [Office, Office];

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'tongban-scale-'));
    first = await startStack({ home: path.join(home, 'first'), durable: false });
    const { DATABASE_URL, TEMPORAL_ADDRESS, TONGBAN_TOKEN_SECRET, TONGBAN_KEYS, TONGBAN_FILES } = first.env;
    second = await startStack({
      home: path.join(home, 'second'),
      parts: { postgres: false, temporal: false, oneShots: false },
      env: {
        DATABASE_URL: DATABASE_URL!,
        TEMPORAL_ADDRESS: TEMPORAL_ADDRESS!,
        TONGBAN_TOKEN_SECRET: TONGBAN_TOKEN_SECRET!,
        TONGBAN_KEYS: TONGBAN_KEYS!,
        TONGBAN_FILES: TONGBAN_FILES!,
      },
    });
    doors = [new Office(first.url), new Office(second.url)];
  });
  afterAll(async () => {
    endLines();
    await second?.stop();
    await first?.stop();
    await rm(home, { recursive: true, force: true });
  });

  /** Takes the case on from its step `from` to before `to`, each step by the door that `doorOf` names. */
  async function work(caseNo: string, doorOf: (step: number) => Office, from = 0, to = STRAIGHT_WORK.length) {
    for (const [n, [command, who, body]] of STRAIGHT_WORK.slice(from, to).entries()) {
      const officer = await doorOf(from + n).as(who);
      const give = () => officer.command(caseNo, command, body, `${caseNo}-${from + n}`);
      let answer = await give();
      // A killed worker's tasks are given to another one after seconds; until then people are asked to come again.
      while (answer.status === 503) answer = await give();
      expect(answer.status, `${command} on ${caseNo}: ${JSON.stringify(answer.body)}`).toBe(200);
    }
  }

  it('a case goes on through both by turns, and both show the same', async () => {
    const opened = await Promise.all(Array.from({ length: CASES }, (_, n) => doors[n % 2 === 0 ? 0 : 1].open(ITEM)));
    await Promise.all(opened.map(({ caseNo }, n) => work(caseNo, (step) => doors[(n + step) % 2 === 0 ? 0 : 1])));
    for (const { caseNo } of opened) {
      const [one, other] = await Promise.all(doors.map(async (door) => (await door.as('leader')).timeline(caseNo)));
      expect(one).toEqual(other);
      expect(one!.map(({ type }) => type).filter((type) => type === 'handed-over')).toHaveLength(1);
    }
  });

  it('a request that comes to both at once is carried out once', async () => {
    const application = await doors[0].application(ITEM);
    const applicants = await Promise.all(doors.map((door) => door.as('applicant')));
    const [one, other] = await Promise.all(applicants.map((applicant) => applicant.open(application, 'at-both')));
    expect([one!.status, other!.status]).toEqual([201, 201]);
    expect(one!.body).toEqual(other!.body);

    const officers = await Promise.all(doors.map((door) => door.as('prereview')));
    const { caseNo } = one!.body;
    const answers = await Promise.all(officers.map((officer) => officer.command(caseNo, 'pass-pre-review', {}, 'k')));
    expect(answers.map(({ body }) => body.rev)).toEqual([2, 2]);
  });

  it('whoever watches at one learns of what was done at the other', async () => {
    const watching = await watch('prereview', undefined, second.url);
    const { caseNo } = await doors[0].open(ITEM);
    const told = await watching.next(({ event, data }) => event === 'changed' && data.caseNo === caseNo);
    expect(told.data).toMatchObject({ stage: 'pre_review', type: 'case-submitted' });
  });

  it('when one API and one worker are killed, the others go on with the cases and the sign-ins', async () => {
    const opened = await Promise.all(Array.from({ length: CASES }, () => doors[0].open(ITEM)));
    await Promise.all(opened.map(({ caseNo }) => work(caseNo, () => doors[0], 0, 3)));
    const signedIn = await doors[0].as('leader');
    await Promise.all([first.parts.api.kill('SIGKILL'), first.parts.worker.kill('SIGKILL')]);

    await Promise.all(opened.map(({ caseNo }) => work(caseNo, () => doors[1], 3)));
    const elsewhere = signedIn.at(second.url);
    for (const { caseNo } of opened)
      expect((await elsewhere.get(`/api/v1/cases/${caseNo}`)).body).toMatchObject({ stage: 'completed' });
  });
});
