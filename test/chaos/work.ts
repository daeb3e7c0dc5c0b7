import { createHash } from 'node:crypto';
import { Office } from '../support/office.js';
import { Client, type Reply } from './client.js';
import type { Random } from './random.js';
import type { Told, ToldAnswer, ToldCase } from './told.js';

const LIGHTNING = '防雷装置竣工验收';
const CONSTRUCTOR = '二级建造师';
const OFFICERS = 20;
const SYSTEM_LINES = 5;
/** How often a client that was answered asks once more with the same key, and how often two ask at once. */
const AGAIN = 0.1;
const TWICE_AT_ONCE = 0.05;

interface Step {
  readonly who: string;
  readonly command: string;
  readonly body: unknown;
  /** Types of the events that it makes. */
  readonly makes: readonly string[];
}
const approve = (who: string, makes: readonly string[] = ['step-decided']): Step => ({
  who,
  command: 'decide-step',
  body: { outcome: 'approve', opinion: '符合条件' },
  makes,
});
const officer = (who: string, command: string, makes: string, body: unknown = {}): Step => ({
  who,
  command,
  body,
  makes: [makes],
});
const GRANTED = ['step-decided', 'decision-granted'];
const ISSUED: readonly Step[] = [
  officer('issuer', 'make-licence', 'licence-made'),
  officer('issuer', 'hand-over', 'handed-over', { inPerson: true }),
];
const STRAIGHT: readonly Step[] = [
  officer('prereview', 'pass-pre-review', 'pre-review-passed'),
  officer('acceptance', 'accept', 'accepted'),
  approve('handler'),
  approve('reviewer'),
  approve('approver', GRANTED),
  ...ISSUED,
];
const WITH_DESK_WORK: readonly Step[] = [
  officer('prereview', 'claim', 'claimed'),
  officer('supervisor', 'urge', 'urged', { message: '请尽快办理' }),
  officer('prereview', 'answer-urge', 'urge-answered', { message: '今日办结' }),
  officer('prereview', 'release', 'released'),
  officer('leader', 'annotate', 'annotated', { opinion: '已阅' }),
  ...STRAIGHT,
];
const bySystem = (stepName: string, makes?: readonly string[]): Step => ({
  who: 'system',
  command: 'results',
  body: { action: 'approve', stepName, handler: '刘建设', opinion: '同意' },
  makes: makes ?? ['step-decided'],
});

export interface Work {
  readonly told: Told;
  /** Ends when all cases were taken to their end. */
  readonly done: Promise<void>;
  readonly progress: () => number;
}

/** People and systems who take `cases` to their ends through the public API, whatever breaks meanwhile. */
export async function startWork(url: string, cases: number, random: Random): Promise<Work> {
  const office = new Office(url);
  const [application, byPaper, { materials }] = await Promise.all([
    office.application(LIGHTNING),
    office.application(CONSTRUCTOR),
    office.item(CONSTRUCTOR),
  ]);
  const originals = officer('window', 'check-originals', 'originals-checked', {
    materialIds: materials.map(({ id }) => id),
  });
  const decidedBySystem: readonly Step[] = [
    officer('prereview', 'pass-pre-review', 'pre-review-passed'),
    originals,
    officer('acceptance', 'accept', 'accepted'),
    bySystem('承办'),
    bySystem('审核'),
    bySystem('批准', GRANTED),
    ...ISSUED,
  ];
  const clients: Client[] = [];
  const desks = Array.from({ length: OFFICERS + SYSTEM_LINES }, () => {
    const known = new Map<string, Client>();
    return (who: string): Client => {
      const client =
        known.get(who) ?? new Client(url, who === 'system' ? 'biz-construction' : who, random, who === 'system');
      if (!known.has(who)) clients.push(client);
      known.set(who, client);
      return client;
    };
  });
  const found: ToldCase[] = [];
  const contradictions: string[] = [];
  let steps = 0;
  const told: Told = {
    cases: found,
    contradictions,
    get retries() {
      return clients.reduce((sum, { retries }) => sum + retries, 0);
    },
    get longestOutageMs() {
      return Math.max(...clients.map(({ longestOutageMs }) => longestOutageMs));
    },
  };

  /** Asks, sometimes twice; every answer to one key must be the same. */
  async function ask(send: () => Promise<Reply>, what: string): Promise<Reply> {
    const chance = random.next();
    const replies = chance < TWICE_AT_ONCE ? await Promise.all([send(), send()]) : [await send()];
    if (chance > 1 - AGAIN) replies.push(await send());
    const [first, ...others] = replies;
    if (first!.status >= 300) contradictions.push(`${what} was refused: ${JSON.stringify(first!.body)}`);
    for (const other of others)
      if (
        other.body.rev !== first!.body.rev ||
        other.body.stage !== first!.body.stage ||
        other.body.caseNo !== first!.body.caseNo
      )
        contradictions.push(`${what} was answered in two ways: ${JSON.stringify([first!.body, other.body])}`);
    steps += 1;
    return first!;
  }

  async function takeCase(n: number, clientOf: (who: string) => Client): Promise<void> {
    const isSystems = n % 5 === 4;
    const way = isSystems ? decidedBySystem : n % 5 === 3 ? WITH_DESK_WORK : STRAIGHT;
    const attachments = n % 10 === 0 ? [await handIn(clientOf('applicant'), n)] : [];
    const body = withFiles(
      isSystems ? byPaper : application,
      attachments.map(({ id }) => id),
    );
    const opened = await ask(
      () => clientOf('applicant').send('POST', '/api/v1/cases', body, `chaos-${n}`),
      `opening ${n}`,
    );
    const caseNo = String(opened.body.caseNo);
    const answers: ToldAnswer[] = [answerOf('submit', `chaos-${n}`, opened)];
    for (const [i, { who, command, body: given }] of way.entries()) {
      const key = `chaos-${n}-${i}`;
      const path =
        who === 'system'
          ? `/api/v1/integration/cases/${caseNo}/results`
          : `/api/v1/cases/${caseNo}/commands/${command}`;
      const reply = await ask(() => clientOf(who).send('POST', path, given, key), `${command} on ${caseNo}`);
      answers.push(answerOf(command, key, reply));
    }
    found.push({ caseNo, attachments, answers, expected: ['case-submitted', ...way.flatMap(({ makes }) => makes)] });
  }

  const numbers = Array.from({ length: cases }, (_, n) => n).values();
  const done = Promise.all(
    desks.map(async (clientOf) => {
      for (const n of numbers) await takeCase(n, clientOf);
    }),
  ).then(() => undefined);
  return { told, done, progress: () => steps };
}

const answerOf = (command: string, key: string, { body }: Reply): ToldAnswer => ({
  command,
  key,
  rev: Number(body.rev),
  stage: String(body.stage),
});

async function handIn(client: Client, n: number): Promise<ToldCase['attachments'][number]> {
  const content = `材料 ${n} ${'x'.repeat(n % 1000)}`;
  const { body } = await client.upload(`材料${n}.txt`, content);
  const id = String(body.attachmentId);
  return { id, sha256: createHash('sha256').update(content).digest('hex') };
}

function withFiles(application: Record<string, unknown>, attachmentIds: readonly string[]): Record<string, unknown> {
  const [first, ...others] = application.materials as Record<string, unknown>[];
  return { ...application, materials: [{ ...first, ...(attachmentIds.length > 0 && { attachmentIds }) }, ...others] };
}
