import type pg from 'pg';
import type { Office } from '../support/office.js';
import { atMost, type Measure, median, quantile } from './measure.js';
import { watchedBy } from './watching.js';

const USERS = 16;
const CASES_EACH = 4;
/** How often each user opens a case in a round. One stall meets all users at once, so the median of rounds is taken. */
const TURNS = 15;
const ROUNDS = 5;
const ITEM = '防雷装置竣工验收';

/** What somebody would write by hand to show a case: where it stands, what happened, its files and what was sent. */
const BY_HAND = [
  'SELECT * FROM case_row WHERE case_no = $1',
  'SELECT * FROM case_event WHERE case_no = $1 ORDER BY seq',
  `SELECT * FROM attachment WHERE case_no = $1 OR attachment_id IN
     (SELECT attachment_id FROM attachment_reuse WHERE case_no = $1)`,
  `SELECT DISTINCT seq FROM effect WHERE starts_with(key, $1 || ':') AND kind IN ('message', 'document')`,
];

/** The case file as 16 officers at once open it through HTTP, against the bare SQL on the same database. */
export async function benchCaseFile(office: Office, bare: pg.Pool, cases: number): Promise<Measure> {
  const numbers: string[] = [];
  while (numbers.length < USERS * CASES_EACH) {
    const { caseNo } = await office.open(ITEM);
    await office.give(caseNo, 'pass-pre-review');
    await office.give(caseNo, 'accept');
    numbers.push(caseNo);
  }
  const handler = await office.as('handler');
  const chosen = (user: number, turn: number) => numbers[(user * CASES_EACH + turn) % numbers.length]!;
  const opened = async (user: number, turn: number) => {
    const { status, body } = await handler.get(`/api/v1/cases/${chosen(user, turn)}`);
    if (status !== 200) throw new Error(`A case was not shown: ${JSON.stringify(body)}`);
  };
  const asked = (user: number, turn: number) =>
    Promise.all(BY_HAND.map((text, i) => bare.query({ name: `by-hand-${i}`, text, values: [chosen(user, turn)] })));
  const rounds: { readonly ours: number; readonly floor: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const floor = quantile(await watchedBy(USERS, TURNS, asked), 0.95);
    const ours = quantile(await watchedBy(USERS, TURNS, opened), 0.95);
    // The first round warms both sides up.
    if (round > 0) rounds.push({ ours, floor });
  }
  const of = (side: 'ours' | 'floor') => median(rounds.map((round) => round[side]));
  const measure = `${cases} cases, ${USERS} users: case file (GET /api/v1/cases/{caseNo}): p95`;
  return atMost(measure, of('ours'), of('floor'), 1.5, 'ms');
}
