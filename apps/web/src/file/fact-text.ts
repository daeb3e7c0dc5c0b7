import { CLOCK_RULES } from '#libs/domain/clock/rules.js';
import {
  CHANNELS,
  DELIVERY_METHODS,
  SATISFACTIONS,
  SPECIAL_PROCEDURES,
  type TermSet,
} from '#libs/domain/terms/index.js';
import { termName } from '../format/terms';
import type { ProcessStep } from './process-kinds';
import type { Words } from './words';

type FactName = ProcessStep['detail']['facts'][number]['name'];

const TERMS: Partial<Record<FactName, TermSet>> = {
  channel: CHANNELS,
  deliveryMethod: DELIVERY_METHODS,
  collection: DELIVERY_METHODS,
  kind: SPECIAL_PROCEDURES,
  satisfaction: SATISFACTIONS,
  clock: CLOCK_RULES,
};
const DAYS: readonly FactName[] = ['servedOn', 'dueOn', 'validFrom', 'validTo'];
const INSTANTS: readonly FactName[] = ['startedAt', 'endedAt', 'paidAt', 'deliveredAt'];

/** A fact of a step as it is read: terms by their names, dates written out, yes and no in words. */
export function factText(name: FactName, value: unknown, { t, language, day, instant }: Words): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const text = String(value);
  const terms = TERMS[name];
  if (terms) return termName(terms, text, language);
  if (DAYS.includes(name)) return day(text);
  return INSTANTS.includes(name) ? instant(text) : text;
}
