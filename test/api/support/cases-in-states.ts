import { inject } from 'vitest';
import type { CaseAnswer } from '../../support/client.js';
import type { Office } from '../../support/office.js';
import { pdf, tokenOf, upload } from './raw.js';

export const ITEM = '防雷装置竣工验收';
export interface CaseInState {
  readonly caseNo: string;
  /** Of a file that the case names. */
  readonly attachmentId: string;
}
const SIMULATION = { startAt: '2026-02-13T09:00:00+08:00', rate: 1 };

/** One case of the sample item for each state in which other people may do other things, by its name. */
export async function casesInStates(office: Office, applicant: object): Promise<ReadonlyMap<string, CaseInState>> {
  const open = async (who: string, extra: object = {}): Promise<CaseInState> => {
    const { attachmentId } = (await upload(await tokenOf(who), pdf(), '材料.pdf')).body;
    const { materials } = (await office.application(ITEM)) as { materials: object[] };
    const [first, ...others] = materials;
    const own = { ...applicant, ...extra, materials: [{ ...first, attachmentIds: [attachmentId] }, ...others] };
    return { caseNo: (await office.open(ITEM, own, who)).caseNo, attachmentId };
  };
  const led = async (...steps: ((caseNo: string) => Promise<CaseAnswer>)[]): Promise<CaseInState> => {
    const opened = await open('applicant');
    for (const step of steps) await step(opened.caseNo);
    return opened;
  };
  const give = (command: string, body?: object, who?: string) => (caseNo: string) =>
    office.give(caseNo, command, body, who);
  const accepted = [give('pass-pre-review'), give('accept')];
  const supplement = { lines: [{ materialId: 'application', requirement: '请补正' }] };
  const refusal = { reason: '不属于职权', legalBasis: '行政许可法第三十二条' };
  return new Map([
    ['pre_review', await led()],
    ['awaiting_supplement', await led(give('request-supplement', supplement, 'prereview'))],
    ['awaiting_acceptance', await led(give('pass-pre-review'))],
    ['under_approval', await led(...accepted)],
    ['awaiting_issuance', await led(...accepted, (caseNo) => office.approve(caseNo))],
    ['not_accepted', await led(give('pass-pre-review'), give('refuse-acceptance', refusal))],
    [
      'completed',
      await led(
        ...accepted,
        (caseNo) => office.approve(caseNo),
        give('make-licence'),
        give('hand-over', { inPerson: true }),
      ),
    ],
    ['simulated', await open('itemadmin', { simulation: SIMULATION })],
  ]);
}

/** The token of a business system or terminal. */
export async function systemToken(clientId: string): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'Tongban#2026' };
  const response = await fetch(`${inject('url')}/api/v1/auth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
