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
/** By which a command may be refused to somebody to whom it is not offered. */
const REFUSALS = [403, 404, 409];

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
        await Promise.all(
          REST_COMMANDS.filter((name) => !offered.includes(name)).map(async (name) => {
            const answer = await client.command(caseNo, name, GOOD_BODIES[name]);
            const told = `${who} ${name} (${state}): ${answer.status} ${answer.body.code}`;
            if (!REFUSALS.includes(answer.status)) wrong.push(told);
          }),
        );
      }
      const after = await standing();
      expect([after.stage, after.rev], state).toEqual([before.stage, before.rev]);
    };
    await Promise.all(STATES.map(tryAll));
    expect(wrong).toEqual([]);
  }, 300_000);
});
