import type { Principal } from '#libs/domain/identity/index.js';
import {
  type DaySpan,
  type Indicator,
  indicatorOf,
  INDICATORS,
  previousOf,
  type Step,
  stepsOf,
} from '#libs/domain/statistics/index.js';
import { addDays, calendarDay, dayOf, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { Persistence, StatisticsFilter } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { address, filterNotes, groupLabels, NOBODY, orNull, type Sheet } from '../oversight/index.js';
import type { WatchedCases, WatchedCasesView } from '../supervision/index.js';
import type {
  IndicatorListView,
  StatisticsCasesQuery,
  StatisticsExportQuery,
  StatisticsGroupView,
  StatisticsQuery,
  StatisticsView,
} from './dto/statistics.dto.js';
import { comparedView, indicatorView, sheetOf } from './present-statistics.js';

const MAX_DAYS = 3660;
const MAX_STEPS = 370;

type Filter = Pick<StatisticsQuery, 'region' | 'regionOnly' | 'department' | 'itemCode' | 'channel' | 'assignee'>;
const stored = ({ assignee, ...filter }: Filter): StatisticsFilter => ({ ...filter, officer: orNull(assignee) });

/** 统计指标: each with its definition, the period before, and the cases behind every number. */
export class StatisticsReading {
  constructor(
    private readonly persistence: Persistence,
    private readonly names: Names,
    private readonly cases: WatchedCases,
    private readonly now: Now,
  ) {}

  list(language: Language): IndicatorListView {
    return { rows: INDICATORS.map((indicator) => indicatorView(indicator, language)) };
  }

  /** Throws INDICATOR_NOT_FOUND, PERIOD_INVALID. */
  async measure(caller: Principal, id: string, query: StatisticsQuery, language: Language): Promise<StatisticsView> {
    const indicator = found(id);
    const { from, to, groupBy, step = 'month', ...filter } = query;
    const now = epochMs(this.now());
    const span = this.#span(from, to);
    const before = previousOf(span);
    const path = `/api/v1/statistics/${id}/cases`;
    const steps = groupBy === 'period' ? periodSteps(span, step) : [];
    const by = groupBy === 'period' ? undefined : groupBy;
    const periods = [span, before, ...steps];
    const [present, previous, ...stepped] = await this.persistence.statistics.measure(
      caller,
      indicator,
      { ...stored(filter), periods, ...(by && { groupBy: by }) },
      now,
    );
    const labels = await groupLabels(this.names, by ?? 'period', present!.groups, language);
    const groups: StatisticsGroupView[] = present!.groups.map(({ key, itemName: _, ...measured }) => ({
      key,
      name: labels.get(key) ?? '',
      ...comparedView(
        indicator,
        measured,
        previous!.groups.find((group) => group.key === key),
        language,
      ),
      cases: address(path, { ...filter, ...span, groupBy: by, group: key ?? NOBODY }),
    }));
    const periodGroups = steps.slice(1).map(({ key, from, to }, i): StatisticsGroupView => ({
      key,
      name: key,
      ...comparedView(indicator, stepped[i + 1]!.total, stepped[i]!.total, language),
      cases: address(path, { ...filter, from, to }),
    }));
    return {
      indicator: indicatorView(indicator, language),
      ...span,
      previousFrom: before.from,
      previousTo: before.to,
      asOf: toRfc3339(now),
      groupBy: groupBy ?? null,
      total: comparedView(indicator, present!.total, previous!.total, language),
      cases: address(path, { ...filter, ...span }),
      groups: [...groups, ...periodGroups],
    };
  }

  /** The cases behind a number. Throws INDICATOR_NOT_FOUND, PERIOD_INVALID. */
  async behind(
    caller: Principal,
    id: string,
    query: StatisticsCasesQuery,
    language: Language,
  ): Promise<WatchedCasesView> {
    const indicator = found(id);
    const { from, to, groupBy, group, part = 'numerator', cursor, limit = 20, ...filter } = query;
    const page = await this.persistence.statistics.cases(
      caller,
      indicator,
      {
        ...stored(filter),
        period: this.#span(from, to),
        part,
        ...(groupBy &&
          groupBy !== 'period' &&
          group !== undefined && {
            group: { by: groupBy, key: orNull(group) ?? null },
          }),
      },
      { cursor, limit },
      epochMs(this.now()),
    );
    return this.cases.view(caller, page, language);
  }

  /** The figures as a sheet; who took it is on record. */
  async sheet(
    caller: Principal,
    id: string,
    { format = 'csv', ...query }: StatisticsExportQuery,
    language: Language,
    requestId: string,
  ): Promise<Sheet> {
    const view = await this.measure(caller, id, query, language);
    const at = epochMs(this.now());
    await this.persistence.audit.write({
      actorId: caller.id,
      action: 'export',
      object: `statistics:${id}`,
      at,
      requestId,
      detail: { format, rows: view.groups.length, filter: { ...query } },
    });
    const { from: _from, to: _to, step: _step, groupBy: _groupBy, ...filter } = query;
    const notes = filterNotes(filter, { caller, at: toRfc3339(at), rows: view.groups.length }, language);
    return sheetOf(view, notes, language);
  }

  /** From the first of this month to today where the caller does not say. */
  #span(from: DaySpan['from'] | undefined, to: DaySpan['to'] | undefined): DaySpan {
    const last = to ?? dayOf(epochMs(this.now()));
    const first = from ?? calendarDay(`${last.slice(0, 8)}01`);
    if (first > last || last > addDays(first, MAX_DAYS)) throw apiProblem('PERIOD_INVALID', { max: '10 年(years)' });
    return { from: first, to: last };
  }
}

function found(id: string): Indicator {
  const indicator = indicatorOf(id);
  if (!indicator) throw apiProblem('INDICATOR_NOT_FOUND', { indicator: id.slice(0, 60) });
  return indicator;
}

/** The steps of the span, behind the one that comes before the first. */
function periodSteps(span: DaySpan, step: Step): readonly (DaySpan & { readonly key: string })[] {
  const steps = stepsOf(span, step);
  if (steps.length > MAX_STEPS) throw apiProblem('PERIOD_INVALID', { max: `${MAX_STEPS} × ${step}` });
  return [{ key: '', ...previousOf(steps[0]!) }, ...steps];
}
