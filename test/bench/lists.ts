import type pg from 'pg';
import type { Principal } from '#libs/domain/identity/index.js';
import { type Queue, QUEUES } from '#libs/persistence/index.js';
import type { ScratchDatabase } from '../setup/database.js';
import { atMost, below, type Measure, quantile, timed } from './measure.js';
import { watchedBy } from './watching.js';

const PAGE = 50;
const USERS = 16;
/** Each user opens every queue as often as this. */
const TURNS = 3;

interface Kind {
  readonly name: string;
  readonly who: (user: number) => Principal;
  /** The condition that somebody would write by hand for the cases that such a person may see. */
  readonly visible: (who: Principal) => string;
}
const KINDS: readonly Kind[] = [
  {
    name: 'officer of a department',
    who: (user) => ({
      id: `handler${user}`,
      name: '',
      posts: [{ role: 'handler', departmentId: `d${user % 12}` }],
    }),
    visible: ({ posts }) => `r.department_id = '${posts[0]!.departmentId}' AND NOT r.simulated`,
  },
  {
    name: 'supervisor of a city',
    who: (user) => ({ id: `sup${user}`, name: '', posts: [{ role: 'supervisor', region: '441500' }] }),
    visible: () => `r.region LIKE '4415%' AND NOT r.simulated`,
  },
];

/** What each queue adds, by hand. */
const NARROWED: Record<Exclude<Queue, 'todo' | 'done' | 'to-read' | 'read' | 'all'>, string> = {
  department: 'TRUE',
  supplement: `r.stage = 'awaiting_supplement'`,
  special: 'r.role IS NOT NULL AND r.special_running',
  warning: `r.role IS NOT NULL AND r.card = 'warning'`,
  overdue: `r.role IS NOT NULL AND r.card IN ('yellow', 'red')`,
  'to-issue': `r.stage = 'awaiting_issuance'`,
};

function bareSql({ visible }: Kind, who: Principal, queue: Queue): { page: string; total: string } {
  const seen = visible(who);
  const part = (kind: string) =>
    `FROM case_participant p JOIN case_row r USING (case_no) WHERE p.user_id = '${who.id}' AND p.kind = ${kind} AND ${seen}`;
  const from =
    queue === 'todo'
      ? `FROM case_row r WHERE ${seen} AND r.role = '${who.posts[0]!.role}' AND (r.assignee_id IS NULL OR r.assignee_id = '${who.id}')`
      : queue === 'done'
        ? part(`'handled'`)
        : queue === 'to-read'
          ? part(`'copied' AND p.read_at IS NULL`)
          : queue === 'read'
            ? part(`'copied' AND p.read_at IS NOT NULL`)
            : `FROM case_row r WHERE ${seen} AND ${queue === 'all' ? 'TRUE' : NARROWED[queue]}`;
  return { page: `SELECT r.* ${from} ORDER BY r.due_at, r.case_no LIMIT ${PAGE}`, total: `SELECT count(*) ${from}` };
}

type Times = Map<Queue, number[]>;

/** Milliseconds of each list that users open, one queue after the other. */
async function watched(open: (user: number, queue: Queue) => Promise<unknown>): Promise<Times> {
  const times: Times = new Map(QUEUES.map((queue) => [queue, []]));
  await watchedBy(USERS, TURNS * QUEUES.length, async (user, turn) => {
    const queue = QUEUES[(turn + user) % QUEUES.length]!;
    times.get(queue)!.push(await timed(() => open(user, queue)));
  });
  return times;
}

/**
 * Every queue's first page with its exact total, and the counts of all queues, as 16 people at once have them, against the
 * bare SQL on the same database.
 */
export async function benchLists(db: ScratchDatabase, bare: pg.Pool, cases: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const kind of KINDS) {
    const people = Array.from({ length: USERS }, (_, user) => kind.who(user));
    for (const queue of QUEUES) await sameTotal(db, bare, kind, people[0]!, queue);
    const asked = (user: number, queue: Queue) => {
      const { page, total } = bareSql(kind, people[user]!, queue);
      return Promise.all([bare.query(page), bare.query(total)]);
    };
    const listed = (user: number, queue: Queue) => db.store.lists.list(people[user]!, { queue, limit: PAGE });
    await watched(listed);
    const floor = await watched(asked);
    const ours = await watched(listed);
    const p95 = (times: Times, queue: Queue) => quantile(times.get(queue)!, 0.95);
    const slowest = [...QUEUES].sort((a, b) => p95(ours, b) - p95(ours, a))[0]!;
    const farthest = [...QUEUES].sort((a, b) => p95(ours, b) / p95(floor, b) - p95(ours, a) / p95(floor, a))[0]!;
    const name = `${cases} cases, ${kind.name}, ${USERS} users: list of ${PAGE} with total`;
    measures.push(below(`${name}, the slowest queue (${slowest}): p95`, p95(ours, slowest), 20, 'ms'));
    measures.push(
      atMost(
        `${name}, the queue farthest from bare SQL (${farthest}): p95`,
        p95(ours, farthest),
        p95(floor, farthest),
        1.5,
        'ms',
      ),
    );
    const counts = await watched((user) => db.store.lists.counts(people[user]!));
    const all = [...counts.values()].flat();
    measures.push(below(`${cases} cases, ${kind.name}: counts of all queues: p50`, quantile(all, 0.5), 5, 'ms'));
  }
  return measures;
}

async function sameTotal(db: ScratchDatabase, bare: pg.Pool, kind: Kind, who: Principal, queue: Queue): Promise<void> {
  const { total } = await db.store.lists.list(who, { queue, limit: PAGE });
  const { rows } = await bare.query<{ count: string }>(bareSql(kind, who, queue).total);
  if (total !== Number(rows[0]!.count)) throw new Error(`${kind.name}, ${queue}: ${total}, by hand ${rows[0]!.count}`);
}
