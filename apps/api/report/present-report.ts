import { CARD_NAMES } from '#libs/domain/clock/index.js';
import {
  changeOf,
  changeText,
  type ReportContent,
  type ReportDefinition,
  type ReportFigure,
  type ReportMeasure,
  reportTitle,
} from '#libs/domain/report/index.js';
import { valueText } from '#libs/domain/statistics/index.js';
import { toRfc3339 } from '#libs/domain/time/index.js';
import type { ReportLine } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import { inLanguage } from '../oversight/index.js';
import type { ReportLineView } from './dto/report.dto.js';
import type { ReportFigureView, ReportMeasureView, ReportView } from './dto/report-view.dto.js';

/** What a report says, drafted or frozen alike: only its own definitions and names are used. */
type ContentView = Pick<
  ReportView,
  | 'title'
  | 'region'
  | 'month'
  | 'from'
  | 'to'
  | 'previousFrom'
  | 'previousTo'
  | 'computedAt'
  | 'indicators'
  | 'total'
  | 'tables'
  | 'departments'
  | 'cardCounts'
  | 'cards'
  | 'urgesTotal'
  | 'urgesAnswered'
  | 'urges'
>;

export function contentView(content: ReportContent, language: Language): ContentView {
  const { region, month, period, previous, computedAt, definitions, tables, total, departments, cards, urges } =
    content;
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const figures = figuresIn(definitions, language);
  return {
    title: inLanguage(reportTitle(region.name), language),
    region,
    month,
    from: period.from,
    to: period.to,
    previousFrom: previous.from,
    previousTo: previous.to,
    computedAt: toRfc3339(computedAt),
    indicators: definitions.map(({ name, formula, scope, ...definition }) => ({
      ...definition,
      name: inLanguage(name, language),
      formula: inLanguage(formula, language),
      scope: inLanguage(scope, language),
    })),
    total: figures(total),
    tables: tables.map(({ title, indicators }) => ({ title: inLanguage(title, language), indicators })),
    departments: departments.map(({ id, name, figures: own }) => ({ id, name, figures: figures(own) })),
    cardCounts: cards.counts.map(({ departmentId, yellow, red }) => ({
      department: nameOf(departmentId),
      yellow,
      red,
    })),
    cards: cards.lines.map(({ departmentId, level, clock, at, ...line }) => ({
      ...line,
      department: nameOf(departmentId),
      level,
      levelName: inLanguage(CARD_NAMES[level], language),
      clock: inLanguage(clock, language),
      at: toRfc3339(at),
    })),
    urgesTotal: urges.total,
    urgesAnswered: urges.answered,
    urges: urges.lines.map(({ departmentId, at, answer, ...line }) => ({
      ...line,
      department: nameOf(departmentId),
      at: toRfc3339(at),
      answer: answer && { ...answer, at: toRfc3339(answer.at) },
    })),
  };
}

function figuresIn(definitions: readonly ReportDefinition[], language: Language) {
  const units = new Map(definitions.map(({ id, unit }) => [id, unit]));
  return (figures: readonly ReportFigure[]): ReportFigureView[] =>
    figures.map((figure) => {
      const unit = units.get(figure.indicator)!;
      const measureView = (measure: ReportMeasure): ReportMeasureView => ({
        ...measure,
        text: inLanguage(valueText(unit, measure.value), language),
      });
      const change = changeOf(figure);
      return {
        indicator: figure.indicator,
        ...measureView(figure.now),
        before: measureView(figure.before),
        change,
        changeText: inLanguage(changeText(unit, change), language),
      };
    });
}

export const lineView = ({ publishedAt, ...line }: ReportLine): ReportLineView => ({
  ...line,
  publishedAt: publishedAt === null ? null : toRfc3339(publishedAt),
});
