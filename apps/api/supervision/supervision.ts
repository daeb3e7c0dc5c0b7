import { OVERSEERS, type Principal, rolesOnCase } from '#libs/domain/identity/index.js';
import { CARD_NAMES } from '#libs/domain/clock/index.js';
import { epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { Persistence, StoredCaseRow, WarningFilter, WarningGroup } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import {
  address,
  filterNotes,
  groupLabels,
  inLanguage,
  MAX_EXPORT,
  NOBODY,
  orNull,
  type Sheet,
} from '../oversight/index.js';
import type {
  SummaryQuery,
  SummaryView,
  WarningsExportQuery,
  WarningsQuery,
  WatchedCasesView,
  WatchedCaseView,
} from './dto/warnings.dto.js';
import { COLUMNS } from './warnings-sheet.js';
import type { WatchedCases } from './watched-cases.js';

const LIST = '/api/v1/supervision/warnings';
const PAGE = 100;
/** By which filter the list of a group differs from that of the whole. */
const NARROWED = {
  card: (key) => ({ level: key }),
  clock: (key) => ({ clock: key }),
  region: (key) => ({ region: key, regionOnly: true }),
  department: (key) => ({ department: key }),
  item: (key) => ({ itemCode: key }),
  assignee: (key) => ({ assignee: key }),
} as const satisfies Record<WarningGroup, (key: string) => Record<string, string | boolean>>;

type Filter = Omit<WarningsQuery, 'cursor' | 'limit'>;
const stored = ({ assignee, ...filter }: Filter): WarningFilter => ({ ...filter, assignee: orNull(assignee) });

/** Whether the person watches over the case; what is pushed to them is decided by the same table as their lists. */
export const watchesOver = (who: Principal, row: StoredCaseRow): boolean =>
  !row.simulated && rolesOnCase(who, row).some((role) => (OVERSEERS as readonly string[]).includes(role));

/** 监督: live cards, their counts, and both as files. */
export class Supervision {
  constructor(
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly cases: WatchedCases,
    private readonly now: Now,
  ) {}

  async warnings(caller: Principal, query: WarningsQuery, language: Language): Promise<WatchedCasesView> {
    const { cursor, limit = 20, ...filter } = query;
    const page = await this.persistence.warnings.list(caller, stored(filter), { cursor, limit });
    return this.cases.view(caller, page, language);
  }

  async summary(caller: Principal, query: SummaryQuery, language: Language): Promise<SummaryView> {
    const { groupBy = 'card', ...filter } = query;
    const { total, groups } = await this.persistence.warnings.count(caller, stored(filter), groupBy);
    const labels = await groupLabels(this.names, groupBy, groups, language);
    return {
      groupBy,
      total,
      list: address(LIST, { ...filter }),
      groups: groups.map(({ key, itemName: _, ...counts }) => ({
        key,
        name: labels.get(key) ?? '',
        ...counts,
        list: address(LIST, { ...filter, ...NARROWED[groupBy](key ?? NOBODY) }),
      })),
    };
  }

  /** The whole list as a sheet; who took it is on record. Throws EXPORT_TOO_LARGE. */
  async sheet(caller: Principal, query: WarningsExportQuery, language: Language, requestId: string): Promise<Sheet> {
    const { format = 'csv', ...filter } = query;
    const rows = await this.#all(caller, filter, language);
    const at = epochMs(this.now());
    await this.persistence.audit.write({
      actorId: caller.id,
      action: 'export',
      object: 'supervision:warnings',
      at,
      requestId,
      detail: { format, rows: rows.length, filter: { ...filter } },
    });
    const title = language === 'en' ? 'Warnings and cards' : '预警与红黄牌办件';
    return {
      title,
      notes: filterNotes(filter, { caller, at: toRfc3339(at), rows: rows.length }, language),
      columns: COLUMNS.map((column) => inLanguage(column, language)),
      rows: rows.map((row) => COLUMNS.map(({ of }) => of(row, inLanguage(CARD_NAMES[row.card], language)))),
    };
  }

  async #all(caller: Principal, filter: Filter, language: Language): Promise<readonly WatchedCaseView[]> {
    const rows: WatchedCaseView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.warnings(caller, { ...filter, cursor, limit: PAGE }, language);
      if (page.total > MAX_EXPORT)
        throw apiProblem('EXPORT_TOO_LARGE', { total: String(page.total), max: String(MAX_EXPORT) });
      rows.push(...page.rows);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return rows;
  }
}
