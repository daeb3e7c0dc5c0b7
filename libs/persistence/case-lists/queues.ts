import type { Principal } from '#libs/domain/identity/index.js';
import type { Stage } from '#libs/domain/case/stage.js';
import { allOf, anyOf, type Params } from './sql.js';
import { isVisible, rolesOf, seesSimulated, simple, type Way, waysIn } from './visibility.js';

export const QUEUES = [
  'todo',
  'done',
  'to-read',
  'read',
  'department',
  'supplement',
  'special',
  'warning',
  'overdue',
  'to-issue',
  'all',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Where the cases of a queue are found: the union of its ways, and of a way that is found through another table. */
export interface QueuePlan {
  readonly from: string;
  readonly ways: readonly Way[];
  /** The same, as they are best counted; `ways` where left out. */
  readonly counted?: readonly Way[];
  readonly apart?: Way;
  /** The case number by which `from` is in order; `r.case_no` where left out. */
  readonly key?: string;
  /** How cases that somebody took part in are counted. */
  readonly taken?: TakenPart;
}

export interface TakenPart {
  /** The lines of `case_participant p` that are looked at. */
  readonly lines: string;
  /** The same lines in the tally of what people handled, `handled_tally p`, where they are those. */
  readonly tallied?: string;
  /** Of these, the ones that may be seen by what the line itself says. */
  readonly known: string;
  /** Whether any other may be, by its case's row `case_row r`. */
  readonly visible: string;
}

const ROWS = 'case_row r';
const AWAIT_APPLICANT: readonly Stage[] = ['awaiting_supplement', 'awaiting_originals'];
/** Every stage but a final one has a role on turn; the index over open cases knows it by that. */
const OPEN = 'r.role IS NOT NULL';

/** Several ways gone at once. */
export const together = (ways: readonly Way[]): Way => simple(anyOf(ways.map(({ whole }) => `(${whole})`)));
const narrowed = (way: Way, ...conditions: string[]): Way => ({
  ...way,
  whole: allOf([...conditions, way.whole]),
  stretches: way.stretches.map((stretch) => allOf([...conditions, stretch])),
});

/** `simulated: false` leaves simulated cases out even for those who may see them. */
export function planOf(queue: Queue, who: Principal, params: Params, options: { simulated: boolean }): QueuePlan {
  const simulated = options.simulated && seesSimulated(who);
  const visible = (...conditions: string[]): QueuePlan => {
    const ways = waysIn(who, rolesOf(who), params).map((way) => narrowed(way, 'NOT r.simulated', ...conditions));
    // Few cases are open: going through those once beats going through them once for each way.
    const few = conditions.includes(OPEN) && ways.length > 1 ? [together(ways)] : ways;
    const others = simulatedWay(simulated, ...conditions);
    return { from: ROWS, ways: [...few, ...others], counted: [...ways, ...others] };
  };
  switch (queue) {
    case 'todo':
      return { from: ROWS, ways: [...todo(who, params), ...simulatedWay(simulated, OPEN)] };
    case 'done':
      return takenPart(who, params, simulated, `p.kind = 'handled'`, true);
    case 'to-read':
      return takenPart(who, params, simulated, `p.kind = 'copied' AND p.read_at IS NULL`);
    case 'read':
      return takenPart(who, params, simulated, `p.kind = 'copied' AND p.read_at IS NOT NULL`);
    case 'department':
      return visible();
    case 'supplement':
      return visible(OPEN, `r.stage = 'awaiting_supplement'`);
    case 'special':
      return visible(OPEN, 'r.special_running');
    case 'warning':
      return visible(OPEN, `r.card = 'warning'`);
    case 'overdue':
      return visible(OPEN, `r.card IN ('yellow', 'red')`);
    case 'to-issue':
      return visible(OPEN, `r.stage = 'awaiting_issuance'`);
    case 'all':
      return { ...visible(), apart: byName(who, params) };
  }
}

const simulatedWay = (shown: boolean, ...conditions: string[]): Way[] => {
  const condition = allOf(['r.simulated', ...conditions]);
  return shown ? [{ ...simple(condition), tallied: true }] : [];
};

/** 待办: cases whose next act is one of my roles' on that very case, unless somebody else has claimed them (PRE-01). */
function todo(who: Principal, params: Params): Way[] {
  const mine = `(r.assignee_id IS NULL OR r.assignee_id = ${params.add(who.id)})`;
  return rolesOf(who).flatMap((role) => {
    const ways = waysIn(who, [role], params);
    if (role === 'applicant') {
      const awaited = `r.stage = ANY(${params.add(AWAIT_APPLICANT, 'text[]')})`;
      return ways.map((way) => narrowed(way, 'NOT r.simulated', OPEN, awaited));
    }
    // Whose case it is no tally knows.
    const onTurn = ways.map((way) => ({
      ...narrowed(way, 'NOT r.simulated', `r.role = ${params.add(role)}`, mine),
      tallied: false,
    }));
    return role === 'window' ? [together(onTurn), ...atMyWindow(who, params)] : onTurn;
  });
}

/** Results that applicants chose to collect at this window (发放登记), and paper that it has yet to post (APP-06). */
function atMyWindow({ windowId }: Principal, params: Params): Way[] {
  if (windowId === undefined) return [];
  const here = params.add(windowId);
  const task = (...conditions: string[]) => simple(allOf(['NOT r.simulated', OPEN, ...conditions]));
  return [
    task(`r.stage = 'delivering'`, `r.delivery_window = ${here}`),
    task(`r.due_clock = 'paper_posting'`, `r.intake_window = ${here}`),
  ];
}

/**
 * 已办, 待阅, 已阅: those whose clock runs, which are few, by due date; then the others, which have none, by number, as the
 * index gives them.
 */
function takenPart(who: Principal, params: Params, simulated: boolean, kind: string, tallied = false): QueuePlan {
  const me = params.add(who.id);
  const mine = `p.user_id = ${me} AND ${kind}`;
  const visible = isVisible(who, params);
  const conditions = [mine, visible];
  if (!simulated) conditions.push('NOT p.simulated');
  const whole = allOf(conditions);
  return {
    from: 'case_participant p JOIN case_row r ON r.case_no = p.case_no',
    key: 'p.case_no',
    ways: [{ whole, stretches: [`NOT p.undue AND ${whole}`, `p.undue AND r.due_at = 'infinity' AND ${whole}`] }],
    ...(!simulated && {
      taken: {
        lines: `${mine} AND NOT p.simulated`,
        known: knownByLine(who, params),
        visible,
        ...(tallied && { tallied: `p.user_id = ${me} AND NOT p.simulated` }),
      },
    }),
  };
}

/**
 * Cases that name the person as a reader, found by who took part: there is no index over the readers of a row. Those that
 * the line of who took part shows to be open by post already are passed over; where the tally shows that all handled ones
 * are, which may be thousands, they are not even looked at.
 */
function byName(who: Principal, params: Params): Way {
  const me = params.add(who.id);
  const unknown = `p.user_id = ${me} AND (${knownByLine(who, params)}) IS NOT TRUE`;
  const lines = (kind: string) => `SELECT p.case_no FROM case_participant p WHERE p.kind = '${kind}' AND ${unknown}`;
  return simple(`NOT r.simulated AND r.readers @> ARRAY[${me}::text] AND r.case_no IN (${lines('copied')}
    UNION ALL ${lines('handled')} AND EXISTS (SELECT FROM handled_tally p WHERE ${unknown}))`);
}

/**
 * Which cases are open by post as far as `case_participant p`, or its tally, itself can say: the columns of both are called
 * as those of the row.
 */
const knownByLine = (who: Principal, params: Params): string =>
  together(waysIn(who, rolesOf(who), params).filter((way) => way.tallied)).whole.replaceAll(/\br\./g, 'p.');
