import type { CaseAtEvent } from '../case/at-event.js';
import type { EffectBodies, MessageTemplate } from '../case/effect-types.js';
import type { CaseEvent } from '../case/events.js';
import { STAGE_INFO, type Stage } from '../case/stage.js';
import type { CaseState } from '../case/state.js';
import { clockRule } from '../clock/rules.js';
import { SPECIAL_PROCEDURES } from '../terms/index.js';
import { filled } from '../wording/index.js';
import { MESSAGE_TEXTS } from './templates.js';

/** 通知渠道: 短信, 移动端, 站内消息. */
export type NotifyChannel = 'sms' | 'mobile' | 'in_app';

export interface OutgoingMessage {
  readonly key: string;
  /** A user id, or `role:…@place` for everyone who holds the role there: a department, `region:…`, or `above:…` it. */
  readonly to: string;
  readonly phone?: string;
  readonly channels: readonly NotifyChannel[];
  /** In place of 移动端 when the mobile platform does not know the person. */
  readonly fallback?: 'sms';
  /** What an officer wrote stands in Chinese only. */
  readonly text: { readonly zh: string; readonly en?: string };
  /** None for what an officer wrote. */
  readonly template?: MessageTemplate;
  /** Of the template. */
  readonly version?: number;
}

/** 移动终端 and 站内消息 always, the short message where there is a number to send it to. */
export const channelsTo = (phone: string | undefined): readonly NotifyChannel[] =>
  phone ? ['sms', 'mobile', 'in_app'] : ['mobile', 'in_app'];

/** As the applicant prefers (MSG-07); nobody is left without a channel that can reach them. */
function applicantChannels({ applicant, agent }: CaseState): Pick<OutgoingMessage, 'phone' | 'channels' | 'fallback'> {
  const phone = phoneOf({ applicant, agent });
  if (!phone || !applicant.preferredChannel) return { ...(phone && { phone }), channels: channelsTo(phone) };
  const { preferredChannel } = applicant;
  return { phone, channels: [preferredChannel, 'in_app'], ...(preferredChannel === 'mobile' && { fallback: 'sms' }) };
}

/** The number that the applicant left with the case, or the agent's. */
export const phoneOf = ({ applicant, agent }: Pick<CaseState, 'applicant' | 'agent'>): string | undefined =>
  applicant.phone ?? agent?.phone;

const isStage = (text: string | undefined): text is Stage => text !== undefined && Object.hasOwn(STAGE_INFO, text);

/** Values that stand in the effect by identifier, or in one language only, in both. */
function inBothLanguages(params: Readonly<Record<string, string>>, event: CaseEvent): Record<string, string> {
  const { stage, newDate } = params;
  const values: Record<string, string> = {
    // Extended while a special procedure runs: the new date is known only when that is over.
    newLimitZh: newDate ? `新的期限为 ${newDate}。` : '新的期限在特别程序结束后告知。',
    newLimitEn: newDate ? `The new limit is ${newDate}.` : 'The new limit is told when the special procedure ends.',
  };
  if (isStage(stage)) Object.assign(values, { stageZh: STAGE_INFO[stage].zh, stageEn: STAGE_INFO[stage].en });
  if ('clock' in event.data) {
    const { zh, en } = clockRule(event.data.clock);
    Object.assign(values, { clockZh: zh, clockEn: en });
  }
  if (event.type === 'special-procedure-started' || event.type === 'special-procedure-finished') {
    const { zh, en } = SPECIAL_PROCEDURES[event.data.kind];
    Object.assign(values, { kindZh: zh, kindEn: en });
  }
  return values;
}

/** Where the role is held: a supervisor in the region of the case, or above it; everyone else in its department. */
function placeOf({ rung }: EffectBodies['message'], { home }: CaseState): string {
  if (rung === 'upper_body') return `above:${home.region}`;
  return rung === 'supervisor' ? `region:${home.region}` : home.departmentId;
}

/** The message of one effect in both languages, with whom and how to reach. */
export function outgoingMessage({ effect, event, state, item }: CaseAtEvent<'message'>): OutgoingMessage {
  const { template, to, params } = effect.body;
  const { version, zh, en } = MESSAGE_TEXTS[template];
  const values = {
    ...inBothLanguages(params, event),
    ...params,
    caseNo: state.caseNo,
    itemName: item.name,
    organName: item.departmentName,
  };
  const isApplicant = to === 'applicant';
  return {
    key: effect.key,
    template,
    version,
    to: isApplicant ? state.ownerId : to.startsWith('role:') ? `${to}@${placeOf(effect.body, state)}` : to,
    ...(isApplicant ? applicantChannels(state) : { channels: channelsTo(undefined) }),
    text: { zh: filled(zh, values), en: filled(en, values) },
  };
}

/** What an officer may begin with at a step that sends no message by itself. */
export function draftText(to: 'applicant' | 'officer', { caseNo, stage }: CaseState, itemName: string): string {
  const text = to === 'applicant' ? '办件 {caseNo}“{itemName}”现处于{stageZh}环节。' : MESSAGE_TEXTS.next_handler.zh;
  return filled(text, { caseNo, itemName, stageZh: STAGE_INFO[stage].zh });
}
