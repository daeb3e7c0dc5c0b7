import type { Principal } from '#libs/domain/identity/index.js';
import type { CardLevel, ClockKind } from '#libs/domain/clock/types.js';
import type { CasePage } from '../case-lists/case-lists.js';
import { allOf, Params } from '../case-lists/sql.js';
import type { Database } from '../database/database.js';
import { overseen, type OversightFilter, pageOf, type PageOf } from '../oversight/oversight.js';

export type Warned = Exclude<CardLevel, 'none'>;
export interface WarningFilter extends OversightFilter {
  readonly level?: Warned;
  /** The clock that gave the card. */
  readonly clock?: ClockKind;
}

/** What the cards may be counted by; each with its column. */
const GROUPS = {
  card: 'r.card',
  clock: 'r.card_clock',
  region: 'r.region',
  department: 'r.department_id',
  item: 'r.item_code',
  assignee: 'r.assignee_id',
} as const;
export type WarningGroup = keyof typeof GROUPS;
export const WARNING_GROUPS = Object.keys(GROUPS) as readonly WarningGroup[];

export type CardCounts = Readonly<Record<Warned | 'total', number>>;
export interface CountedGroup extends CardCounts {
  readonly key: string | null;
  /** The item's name, where groups are items. */
  readonly itemName: string | null;
}

/** A list of groups ends here; the total is exact all the same. */
const MAX_GROUPS = 500;
/** Cards of cases that are open, or closed with a clock that still runs. The partial index says the same. */
const LIVE = `r.card <> 'none' AND (r.closed_at IS NULL OR r.due_at < 'infinity')`;
const COUNTS = `count(*) AS total, count(*) FILTER (WHERE r.card = 'warning') AS warning,
  count(*) FILTER (WHERE r.card = 'yellow') AS yellow, count(*) FILTER (WHERE r.card = 'red') AS red`;

function warned(who: Principal, filter: WarningFilter, params: Params): string[] {
  const { level, clock } = filter;
  return [
    ...overseen(who, filter, params),
    LIVE,
    ...(level === undefined ? [] : [`r.card = ${params.add(level)}`]),
    ...(clock === undefined ? [] : [`r.card_clock = ${params.add(clock)}`]),
  ];
}

/** 预警、黄牌、红牌 as they stand: a list, and the counts whose list it is. */
export class Warnings {
  constructor(private readonly db: Database) {}

  list(who: Principal, filter: WarningFilter, page: PageOf): Promise<CasePage> {
    const params = new Params();
    return pageOf(this.db, 'warnings', warned(who, filter, params), params, page);
  }

  /** How many cases `list` would have, in all and for each group, the largest first. */
  async count(
    who: Principal,
    filter: WarningFilter,
    groupBy: WarningGroup,
  ): Promise<{ readonly total: CardCounts; readonly groups: readonly CountedGroup[] }> {
    const params = new Params();
    const key = GROUPS[groupBy];
    const { text, values } = params.statement(
      `SELECT GROUPING(${key}) = 1 AS whole, ${key} AS key, ${groupBy === 'item' ? 'max(r.item_name)' : 'NULL'} AS "itemName", ${COUNTS}
       FROM case_row r WHERE ${allOf(warned(who, filter, params))}
       GROUP BY GROUPING SETS ((), (${key})) ORDER BY whole DESC, total DESC, key LIMIT ${MAX_GROUPS + 1}`,
    );
    const [whole, ...groups] = await this.db.rows<CountedGroup & { readonly whole: boolean }>(text, values);
    const { total, warning, yellow, red } = whole!;
    return { total: { total, warning, yellow, red }, groups: groups.map(({ whole: _, ...group }) => group) };
  }

  /** For those who watch live. */
  async counts(who: Principal): Promise<CardCounts> {
    return (await this.count(who, {}, 'card')).total;
  }
}
