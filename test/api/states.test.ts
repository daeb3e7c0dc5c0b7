import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ApiClient } from '../support/client.js';
import { Office } from '../support/office.js';
import { type CaseInState, casesInStates } from './support/cases-in-states.js';
import { GOOD_BODIES, REST_COMMANDS } from './support/good-bodies.js';

const office = new Office(inject('url'));
const PEOPLE = [
  ...['applicant', 'window', 'prereview', 'acceptance', 'handler', 'reviewer', 'approver', 'issuer', 'leader'],
  ...['supervisor', 'itemadmin', 'admin', 'auditor', 'other-handler'],
];
const CLIENTS = ['biz-construction', 'kiosk-hall'];
/** Before acceptance, in the middle, at the window, at the end; the decider's own tests take each stage alone. */
const STATES = ['pre_review', 'under_approval', 'awaiting_issuance', 'completed'];
/** By which a command may be refused to somebody to whom it is not offered; naming a colleague who can't take it over, 422. */
const REFUSALS = [403, 404, 409];
const OUTSIDE = ['applicant', ...CLIENTS];

interface Standing {
  readonly stage: string;
  readonly rev: number;
  readonly availableCommands: readonly string[];
}

describe('a command that is not offered', () => {
  let cases: ReadonlyMap<string, CaseInState>;
  let callers: readonly (readonly [string, ApiClient])[];
  beforeAll(async () => {
    cases = await casesInStates(office, {});
    callers = [
      ...(await Promise.all(PEOPLE.map(async (name) => [name, await office.as(name)] as const))),
      ...(await Promise.all(CLIENTS.map(async (id) => [id, await ApiClient.system(office.url, id)] as const))),
    ];
  });

  it('is refused to every role in every state, and leaves the case as it was', async () => {
    const wrong: string[] = [];
    const tryAll = async (state: string) => {
      const { caseNo } = cases.get(state)!;
      const owner = await office.as('supervisor');
      const standing = async () => (await owner.get<Standing>(`/api/v1/cases/${caseNo}`)).body;
      const before = await standing();
      for (const [who, client] of callers) {
        const { body } = await client.get<Partial<Standing>>(`/api/v1/cases/${caseNo}`);
        const offered = body.availableCommands ?? [];
        // One after another: the engine takes few commands of one case at once.
        for (const name of REST_COMMANDS.filter((one) => !offered.includes(one))) {
          const { status, body: problem } = await client.command(caseNo, name, GOOD_BODIES[name]);
          const isUnfit = problem.code === 'USER_UNFIT' && !OUTSIDE.includes(who);
          if (!REFUSALS.includes(status) && !isUnfit)
            wrong.push(`${who} ${name} (${state}): ${status} ${problem.code}`);
        }
      }
      const after = await standing();
      expect([after.stage, after.rev], state).toEqual([before.stage, before.rev]);
    };
    await Promise.all(STATES.map(tryAll));
    expect(wrong).toEqual([]);
  }, 300_000);
});
