import type { EffectBodies } from '#libs/domain/case/effect-types.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { CaseState } from '#libs/domain/case/state.js';
import { STAGE_INFO, type Stage } from '#libs/domain/case/stage.js';
import { clockRule } from '#libs/domain/clock/rules.js';
import { SPECIAL_PROCEDURES } from '#libs/domain/terms/index.js';
import type { EffectContext } from '../ports.js';
import { filled } from '../text.js';
import type { NotifyChannel, OutgoingMessage } from './port.js';
import { MESSAGE_TEXTS } from './templates.js';

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
export function outgoingMessage({ effect, event, state, item }: EffectContext<'message'>): OutgoingMessage {
  const { template, to, params } = effect.body;
  const { version, zh, en } = MESSAGE_TEXTS[template];
  const values = {
    ...inBothLanguages(params, event),
    ...params,
    caseNo: state.caseNo,
    itemName: item.name,
    organName: item.departmentName,
  };
  const phone = state.applicant.phone ?? state.agent?.phone;
  const isApplicant = to === 'applicant';
  const channels: readonly NotifyChannel[] = isApplicant && phone ? ['sms', 'mobile', 'in_app'] : ['mobile', 'in_app'];
  return {
    key: effect.key,
    template,
    version,
    to: isApplicant ? state.ownerId : to.startsWith('role:') ? `${to}@${placeOf(effect.body, state)}` : to,
    ...(isApplicant && phone && { phone }),
    channels,
    text: { zh: filled(zh, values), en: filled(en, values) },
  };
}
