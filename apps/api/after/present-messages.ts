import { roleNames } from '#libs/domain/case/role-names.js';
import type { EffectBodies } from '#libs/domain/case/index.js';
import { channelsTo, outgoingMessage, phoneOf } from '#libs/domain/messages/index.js';
import { maskName, maskPhone } from '#libs/domain/privacy/index.js';
import { withoutPersonal } from '#libs/domain/privacy/of-case.js';
import { type EpochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { EffectTry, StoredEffect, StoredMessage } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { DeskCase } from './desk.js';
import type { MessageView, TryView } from './dto/messages.dto.js';

/** Names of people by user name, and the language in which to name roles. */
export interface Naming {
  readonly people: ReadonlyMap<string, string>;
  readonly language: Language;
}

export const recipientOf = ({ body }: StoredEffect): string => (body as unknown as EffectBodies['message']).to;

/** The recipient in words: the applicant's name as the caller may see it, a person, or all who hold a role. */
export function nameOf(desk: DeskCase, to: string, seq: number, { people, language }: Naming): string {
  const { name, type } = desk.state.applicant;
  if (to === 'applicant') return desk.isClear(seq) || type !== 'natural_person' ? name : maskName(name);
  if (!to.startsWith('role:')) return people.get(to) ?? to;
  const names = roleNames([to.slice('role:'.length)]);
  return language === 'en' ? names.en : names.zh;
}

export const shownPhone = (desk: DeskCase, phone: string | undefined, seq: number): string | null =>
  phone === undefined ? null : desk.isClear(seq) ? phone : maskPhone(phone);

const tryViews = (tries: StoredEffect['tries']): TryView[] =>
  tries.map(({ at, outcome, detail }) => ({ at: toRfc3339(at), outcome, detail }));

/** In whose place there is no receiver's answer: an officer sent another one, or nobody could be reached. */
const WITHOUT_RECEIVER: Readonly<Record<string, MessageView['status']>> = { officer: 'replaced', none: 'failed' };

/** What became of an effect as whoever waits for it sees it; the pump may go on trying one that failed. */
function statusOf({ status, receipt, tries }: StoredEffect): MessageView['status'] {
  if (status === 'done') return WITHOUT_RECEIVER[(receipt as { receiver?: string } | null)?.receiver ?? ''] ?? 'sent';
  return lastFailed(tries) ? 'failed' : 'waiting';
}
const lastFailed = (tries: readonly EffectTry[]): boolean => tries.at(-1)?.outcome === 'failed';

interface Sent {
  readonly record?: { readonly text?: { readonly zh?: string } };
}

/** A message that an event asked for: as it was sent, or as it will be. */
export function messageOfEvent(desk: DeskCase, effect: StoredEffect, naming: Naming): MessageView {
  const { key, seq, createdAt, tries, receipt } = effect;
  const to = recipientOf(effect);
  const message = outgoingMessage(desk.at(effect));
  return {
    messageId: key,
    seq,
    to,
    name: nameOf(desk, to, seq, naming),
    phone: shownPhone(desk, message.phone, seq),
    text: (receipt as Sent | null)?.record?.text?.zh ?? message.text.zh,
    channels: message.channels,
    sentBy: null,
    status: statusOf(effect),
    createdAt: toRfc3339(createdAt),
    tries: tryViews(tries),
  };
}

/** A message that an officer wrote. While more tries are to come it still waits. */
export function messageOfOfficer(desk: DeskCase, message: StoredMessage, naming: Naming): MessageView {
  const { messageId, seq, recipient, content, sentBy, status, createdAt, tries } = message;
  const isClear = desk.isClear(seq) || sentBy === desk.caller.id;
  return {
    messageId,
    seq,
    to: recipient,
    name: nameOf(desk, recipient, seq, naming),
    phone: content.phone === undefined ? null : isClear ? content.phone : maskPhone(content.phone),
    text: isClear ? content.text : withoutPersonal(content.text, desk.state),
    channels: channelsTo(content.phone),
    sentBy: naming.people.get(sentBy) ?? sentBy,
    status,
    createdAt: toRfc3339(createdAt),
    tries: tryViews(tries),
  };
}

export const applicantPhone = (desk: DeskCase, seq: number): string | null =>
  shownPhone(desk, phoneOf(desk.state), seq);

/** In the order in which they were asked for. */
export const byTime = (one: { readonly createdAt: EpochMs }, other: { readonly createdAt: EpochMs }): number =>
  one.createdAt - other.createdAt;
