import type { CaseEvent } from '#libs/domain/case/index.js';
import type { FormField } from '#libs/domain/item/index.js';
import { maskName } from '#libs/domain/privacy/index.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { StoredEvent } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { TimelineEventView } from './dto/case-views.dto.js';
import type { ProcessStepView } from './dto/process-view.dto.js';
import { EVENT_NAMES } from './event-names.js';
import { maskedAddress, maskedAgent, maskedApplicant, maskedForm, maskedReceiver } from './privacy.js';

/** Names under which events, clocks and states keep instants; a small number under one of them is a version. */
const isInstant = (name: string, value: number): boolean =>
  value > 100_000_000_000 && (/[a-z](At|Since)$/.test(name) || ['at', 'from', 'to'].includes(name));

/** A copy of plain data with every instant as RFC 3339 in Asia/Shanghai. */
export function withInstants(value: unknown, name = ''): unknown {
  if (typeof value === 'number') return isInstant(name, value) ? toRfc3339(value as EpochMs) : value;
  if (Array.isArray(value)) return value.map((entry) => withInstants(entry, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [key, withInstants(content, key)]));
}

type Personal = Extract<CaseEvent, { personal?: unknown }>['personal'];

function masked(personal: NonNullable<Personal>, fields: readonly FormField[]): object {
  if ('applicant' in personal) {
    const { applicant, agent, form, deliveryAddress } = personal;
    return {
      applicant: maskedApplicant(applicant),
      ...(agent && { agent: maskedAgent(agent) }),
      form: maskedForm(form, fields),
      ...(deliveryAddress && { deliveryAddress: maskedAddress(deliveryAddress) }),
    };
  }
  if ('receiver' in personal) return { receiver: maskedReceiver(personal.receiver) };
  // What was corrected is told by the event's own list of fields.
  return {};
}

const actorOf = ({ actor }: CaseEvent, clear: boolean) => ({
  ...actor,
  // An applicant's name is personal data; an officer's stands under what the officer did.
  name: !clear && ['applicant', 'kiosk'].includes(actor.role) ? maskName(actor.name) : actor.name,
});

/** One event for the timeline; what is personal in it only in clear where the caller may see it. */
export function timelineEvent(
  { event, hash }: StoredEvent,
  clear: boolean,
  fields: readonly FormField[],
): TimelineEventView {
  const personal = 'personal' in event ? event.personal : undefined;
  return {
    seq: event.seq,
    type: event.type,
    at: toRfc3339(event.at),
    actor: actorOf(event, clear),
    ...(event.opinion !== undefined && { opinion: event.opinion }),
    data: {
      ...(withInstants(event.data) as object),
      ...(personal && (withInstants(clear ? personal : masked(personal, fields)) as object)),
    },
    hash,
  };
}

/** What the actor wrote: the opinion, or the words that stand for one. */
export function wordsOf({ opinion, data }: CaseEvent): string | undefined {
  if (opinion !== undefined) return opinion;
  const words = ['reason', 'message', 'result'].map((name) => (data as Readonly<Record<string, unknown>>)[name]);
  return words.find((word) => typeof word === 'string');
}

/** 过程信息: every step with person, time and opinion (NFR-05). */
export function processStep(
  { event }: StoredEvent,
  clear: boolean,
  language: Language,
): Omit<ProcessStepView, 'sent' | 'detail'> {
  const opinion = wordsOf(event);
  return {
    seq: event.seq,
    type: event.type,
    name: EVENT_NAMES[event.type][language === 'en' ? 'en' : 'zh'],
    at: toRfc3339(event.at),
    person: actorOf(event, clear),
    ...(event.type === 'step-decided' && { step: event.data.stepName, outcome: event.data.outcome }),
    ...(opinion !== undefined && { opinion }),
  };
}
