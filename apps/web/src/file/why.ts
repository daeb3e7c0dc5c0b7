import { SPECIAL_PROCEDURES } from '#libs/domain/terms/index.js';
import { dayOf, timeOf } from '../format/day';
import { termName } from '../format/terms';
import { type Clock, stretches } from './clock';
import type { Words } from './words';

/** At most so many counted days are named one by one. */
const FEW = 3;

/**
 * 为什么是这一天: rule, start, what was counted, what was skipped and by which document, pauses with their notices, and the
 * day that follows from it. A sentence each, so that whoever reads them can count along.
 */
export function explain(clock: Clock, today: string, words: Words): string[] {
  return [
    ruleOf(clock, words),
    ...startOf(clock, words),
    ...countedOf(clock, words),
    ...skippedOf(clock, words),
    ...pausesOf(clock, words),
    ...dueOf(clock, words),
    ...nowOf(clock, today, words),
  ];
}

const units = ({ unit }: Clock, count: number, { t }: Words): string => t(`unit.${unit}`, { count });

function ruleOf(clock: Clock, words: Words): string {
  const limit = units(clock, clock.budget, words);
  return words.t(`why.rule.${clock.kind}`, { limit, step: clock.stepName ?? clock.step ?? '' });
}

function startOf(clock: Clock, words: Words): string[] {
  const { t, day, instant } = words;
  const { unit, startedAt, extended, budget } = clock;
  return [
    unit === 'hour'
      ? t('why.startHour', { instant: instant(startedAt) })
      : t('why.start', { day: day(dayOf(startedAt)) }),
    ...(unit === 'calendar_day' ? [t('why.calendar')] : []),
    ...(extended > 0
      ? [t('why.extended', { n: units(clock, extended, words), total: units(clock, budget + extended, words) })]
      : []),
  ];
}

const isAdjusted = (kind: string): boolean => kind === 'adjusted_working' || kind === 'regional_working';
const isFree = (kind: string): boolean => kind === 'holiday' || kind === 'regional_off';

function countedOf({ unit, ledger = [], dueOn }: Clock, { t, language, day }: Words): string[] {
  const counted = ledger.filter((line) => line.counted);
  const [first] = counted;
  const last = counted.at(-1);
  if (unit === 'hour' || !first || !last) return [];
  if (dueOn === null) return [t('why.countedSoFar', { n: counted.length })];
  const adjusted = counted.filter(({ kind }) => unit === 'working_day' && isAdjusted(kind));
  const comma = language === 'zh' ? '、' : '; ';
  if (counted.length <= FEW) {
    const named = counted.map((line) =>
      t(adjusted.includes(line) ? 'why.firstAdjusted' : 'why.first', { day: day(line.date) }),
    );
    return [t('why.countedFew', { days: named.join(comma) })];
  }
  return [
    t('why.countedMany', { first: day(first.date), n: counted.length, last: day(last.date) }),
    ...[...Map.groupBy(adjusted, ({ source = '' }) => source)].map(([source, lines]) =>
      t('why.adjusted', { days: lines.map(({ date }) => day(date)).join(comma), source }),
    ),
  ];
}

function skippedOf({ unit, ledger = [] }: Clock, { t, day }: Words): string[] {
  if (unit !== 'working_day') return [];
  const weekends = ledger.filter(({ kind, paused }) => kind === 'weekend' && !paused).length;
  const free = stretches(ledger, ({ kind, paused }) => isFree(kind) && !paused);
  return [
    ...(weekends > 0 ? [t('why.weekends', { n: weekends })] : []),
    ...free.map(({ from, to, days, source = '' }) =>
      days === 1
        ? t('why.holidayOne', { from: day(from), source })
        : t('why.holiday', { from: day(from), to: day(to), n: days, source }),
    ),
  ];
}

function pausesOf({ unit, pauses }: Clock, { t, language, day, instant }: Words): string[] {
  const at = (time: string) => (unit === 'hour' ? instant(time) : day(dayOf(time)));
  return pauses.map(({ from, to, notice: { kind, basis, servedOn } }) => {
    const said = { from: at(from), kind: termName(SPECIAL_PROCEDURES, kind, language), basis, servedOn: day(servedOn) };
    if (to === undefined) return t('why.pauseOpen', said);
    return at(from) === at(to) ? t('why.pauseSameDay', said) : t('why.pause', { ...said, to: at(to) });
  });
}

function dueOf(clock: Clock, words: Words): string[] {
  const { t, day, instant } = words;
  const { unit, dueOn, dueAt, provisional, ledger = [] } = clock;
  if (dueOn === null || dueAt === null)
    return clock.state === 'paused' ? [t('why.duePaused', { n: units(clock, clock.remaining, words) })] : [];
  if (unit === 'hour') return [t('why.dueHour', { instant: instant(dueAt) })];
  const year = (ledger.find((line) => line.provisional)?.date ?? dueOn).slice(0, 4);
  return [
    dayOf(dueAt) === dueOn
      ? t('why.dueAt', { day: day(dueOn), time: timeOf(dueAt) })
      : t('why.due', { day: day(dueOn) }),
    ...(provisional ? [t('why.provisional', { year })] : []),
  ];
}

function nowOf(clock: Clock, today: string, words: Words): string[] {
  const { t, day, instant } = words;
  if (clock.stoppedAt !== null)
    return [t(clock.overdue ? 'why.stoppedLate' : 'why.stoppedInTime', { instant: instant(clock.stoppedAt) })];
  if (!clock.overdue || clock.state !== 'running') return [];
  return [t('why.overdue', { day: day(today), n: units(clock, Math.abs(clock.remaining), words) })];
}
