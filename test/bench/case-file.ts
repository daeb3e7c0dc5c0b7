import { ApiClient } from '../support/client.js';
import type { Office } from '../support/office.js';
import { withBareCases } from './floor/bare-cases.js';
import { atMost, type Measure, median, quantile } from './measure.js';
import { watchedBy } from './watching.js';

const USERS = 16;
const CASES_EACH = 4;
/** How often each user opens a case in a round. One stall meets all users at once, so the median of rounds is taken. */
const TURNS = 15;
const ROUNDS = 5;
const ITEM = '防雷装置竣工验收';

/**
 * The case file as 16 officers at once open it through HTTP, against the bare SQL on the same database behind the barest
 * HTTP server: nobody signs in, nothing is opened, folded, masked or named, and no clock is explained.
 */
export async function benchCaseFile(office: Office, databaseUrl: string, cases: number): Promise<Measure> {
  const numbers: string[] = [];
  while (numbers.length < USERS * CASES_EACH) {
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    numbers.push(caseNo);
  }
  const handler = await office.as('handler');
  const rounds = await withBareCases(databaseUrl, async (url) => {
    const bare = ApiClient.anonymous(url);
    const ours = shownBy(handler, (caseNo) => `/api/v1/cases/${caseNo}`);
    const floor = shownBy(bare, (caseNo) => `/${caseNo}`);
    const found: { readonly ours: number; readonly floor: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const times = { floor: await floor(numbers), ours: await ours(numbers) };
      // The first round warms both sides up.
      if (round > 0) found.push(times);
    }
    return found;
  });
  const of = (side: 'ours' | 'floor') => median(rounds.map((round) => round[side]));
  const measure = `${cases} cases, ${USERS} users: case file (GET /api/v1/cases/{caseNo}): p95`;
  return atMost(measure, of('ours'), of('floor'), 1.5, 'ms');
}

const shownBy = (client: ApiClient, pathOf: (caseNo: string) => string) => async (numbers: readonly string[]) => {
  const open = async (user: number, turn: number) => {
    const { status, body } = await client.get(pathOf(numbers[(user * CASES_EACH + turn) % numbers.length]!));
    if (status !== 200) throw new Error(`A case was not shown: ${JSON.stringify(body)}`);
  };
  return quantile(await watchedBy(USERS, TURNS, open), 0.95);
};
