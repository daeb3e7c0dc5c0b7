import type { CaseEvent } from '#libs/domain/case/index.js';

/** What 详情 of a step tells in one line each, in this order. A closed set, so that the page has a word for every one. */
export const STEP_FACTS = [
  'channel',
  'windowName',
  'deliveryMethod',
  'originalsChecked',
  'kind',
  'basis',
  'content',
  'servedOn',
  'workingDays',
  'replyWorkingDays',
  'clock',
  'dueOn',
  'complete',
  'paperMatchesElectronic',
  'startedAt',
  'endedAt',
  'reason',
  'result',
  'legalBasis',
  'review',
  'lawsuit',
  'resultType',
  'licenceName',
  'licenceNo',
  'validFrom',
  'validTo',
  'amount',
  'receiptNo',
  'paidAt',
  'carrier',
  'trackingNo',
  'status',
  'place',
  'deliveredAt',
  'inPerson',
  'collection',
  'automatic',
  'source',
  'satisfaction',
  'text',
  'message',
] as const;
export type StepFactName = (typeof STEP_FACTS)[number];

export interface StepFact {
  readonly name: StepFactName;
  readonly value: string | number | boolean;
}

type Plain = Readonly<Record<string, unknown>>;
const part = (value: unknown): Plain => (typeof value === 'object' && value !== null ? (value as Plain) : {});
const isValue = (value: unknown): value is StepFact['value'] => ['string', 'number', 'boolean'].includes(typeof value);

/** `data`: the event's own, with instants written out. `words`: what is told as the step's opinion already. */
export function stepFacts(
  { type }: Pick<CaseEvent, 'type'>,
  data: Plain,
  words: string | undefined,
  windowName: (id: string) => string,
): StepFact[] {
  const result = part(data.result);
  const windowId = part(data.intake).windowId ?? data.windowId;
  const all: Plain = {
    ...data,
    ...part(data.notice),
    ...part(data.remedies),
    ...result,
    resultType: result.type,
    deliveryMethod: part(data.delivery).method,
    windowName: typeof windowId === 'string' ? windowName(windowId) : undefined,
    // 是否已核验 says nothing of a case that nobody has come for yet.
    originalsChecked: type === 'case-submitted' && data.visit === true ? data.originalsChecked : undefined,
  };
  return STEP_FACTS.flatMap((name) => {
    const value = all[name];
    return isValue(value) && value !== '' && value !== words ? [{ name, value }] : [];
  });
}
