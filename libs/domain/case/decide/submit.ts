import { checkCreditCode } from '../../codes/creditCode.js';
import { checkIdCard } from '../../codes/idCard.js';
import type { FormField, ItemVersion } from '../../item/index.js';
import {
  APPLICANT_TYPES,
  type ApplicantType,
  type Channel,
  CHANNELS,
  DELIVERY_METHODS,
  HANDLING_FORMS,
  type HandlingForm,
  ID_TYPES,
  type IdType,
} from '../../terms/index.js';
import { isCalendarDay } from '../../time/index.js';
import type { CommandBodies } from '../commands.js';
import type { EventBody } from '../events.js';
import type { Facts } from '../facts.js';
import type { CaseActor } from '../../identity/index.js';
import { acceptanceLimits } from './context.js';
import { requireComplete, takeMaterials } from './materials.js';
import { refuse, required } from './refusal.js';

export const MAX_SIMULATION_RATE = 10_000_000;

/** Which forms of handling (办理形式) let a channel in (ITM-35); a kiosk is either an online or a window service. */
const CHANNEL_FORMS: Record<Channel, readonly HandlingForm[]> = {
  online: ['online'],
  mobile: ['online'],
  window: ['window'],
  kiosk: ['online', 'window'],
  courier: ['courier'],
};

/** Documents by which each type of applicant may be identified (IDN-02, IDN-03). */
export const ACCEPTED_ID_TYPES: Record<ApplicantType, readonly IdType[]> = {
  natural_person: ['id_card', 'passport', 'hk_macao_permit', 'taiwan_permit', 'other_document'],
  enterprise: ['credit_code'],
  institution: ['credit_code', 'institution_certificate'],
  social_organisation: ['credit_code', 'social_certificate'],
  administrative_organ: ['credit_code', 'other_document'],
  other: ['credit_code', 'other_document'],
};

const names = <K extends string>(set: Readonly<Record<K, { zh: string }>>, ids: readonly K[]) =>
  ids.map((id) => set[id].zh).join('、');

function checkIdentity(type: ApplicantType, idType: IdType, idNo: string): void {
  const accepted = ACCEPTED_ID_TYPES[type];
  if (!accepted.includes(idType)) refuse('ID_TYPE_NOT_ACCEPTED', { accepted: names(ID_TYPES, accepted) });
  const number = required(idNo, 'TEXT_REQUIRED', { field: 'idNo' });
  const problem =
    idType === 'id_card' ? checkIdCard(number) : idType === 'credit_code' ? checkCreditCode(number) : undefined;
  if (problem) refuse('ID_NUMBER_INVALID', { detail: problem.zh });
}

function fieldProblem(field: FormField, value: string | number | undefined): boolean {
  if (value === undefined || value === '') return field.required;
  if (field.type === 'number') return typeof value !== 'number' || !Number.isFinite(value);
  if (typeof value !== 'string' || value.length > (field.maxLength ?? 500)) return true;
  if (field.type === 'date') return !isCalendarDay(value);
  return field.type === 'choice' && !(field.choices ?? []).includes(value);
}

function checkForm(item: ItemVersion, form: Readonly<Record<string, string | number>>): void {
  const known = new Set(item.form.map(({ name }) => name));
  const wrong = [
    ...item.form.filter((field) => fieldProblem(field, form[field.name])).map(({ label }) => label),
    ...Object.keys(form).filter((name) => !known.has(name)),
  ];
  if (wrong.length > 0) refuse('FORM_INVALID', { fields: wrong.join('、') });
}

function checkOffer(
  item: ItemVersion,
  { channel, applicant, delivery, deliveryAddress, simulation }: CommandBodies['submit'],
): void {
  if (item.status !== 'published' && !simulation) refuse('ITEM_NOT_PUBLISHED');
  if (!CHANNEL_FORMS[channel].some((form) => item.handlingForms.includes(form))) {
    refuse('CHANNEL_NOT_OFFERED', {
      channel: CHANNELS[channel].zh,
      offered: names(HANDLING_FORMS, item.handlingForms),
    });
  }
  if (!item.serviceObjects.includes(applicant.type)) {
    refuse('APPLICANT_TYPE_NOT_SERVED', { served: names(APPLICANT_TYPES, item.serviceObjects) });
  }
  if (!item.deliveryMethods.includes(delivery.method)) {
    refuse('DELIVERY_NOT_OFFERED', { offered: names(DELIVERY_METHODS, item.deliveryMethods) });
  }
  const { name, phone, address } = deliveryAddress ?? {};
  if (delivery.method === 'mail' && !(name?.trim() && phone?.trim() && address?.trim()))
    refuse('DELIVERY_ADDRESS_REQUIRED');
}

/** 申请/收件: checks everything that can be known at once and opens the case in pre-review at its home department. */
export function submit(body: CommandBodies['submit'], actor: CaseActor, { item, calendar }: Facts): EventBody {
  const { applicant, agent, channel, intake, simulation, delivery, deliveryAddress, form } = body;
  checkOffer(item, body);
  if (simulation && !(simulation.rate >= 1 && simulation.rate <= MAX_SIMULATION_RATE)) {
    refuse('SIMULATION_INVALID', { max: String(MAX_SIMULATION_RATE) });
  }
  if (channel === 'window' && !intake) refuse('INTAKE_WINDOW_REQUIRED');
  required(applicant.name, 'TEXT_REQUIRED', { field: 'applicant.name' });
  checkIdentity(applicant.type, applicant.idType, applicant.idNo);
  if (agent) {
    required(agent.name, 'TEXT_REQUIRED', { field: 'agent.name' });
    checkIdentity('natural_person', agent.idType, agent.idNo);
  }
  checkForm(item, form);
  const materials = takeMaterials(item, body.materials);
  requireComplete(item, materials);
  const onPaper = materials.some((line) => line.form === 'paper');
  return {
    type: 'case-submitted',
    data: {
      itemCode: item.itemCode,
      itemVersion: item.version,
      calendar: { id: calendar.id, version: calendar.version },
      channel,
      ownerId: actor.id,
      home: { departmentId: item.departmentId, region: item.region },
      ...(intake && { intake }),
      materials,
      delivery,
      // All-electronic materials flow online; paper taken in another region is mailed to the home department (APP-28).
      needsPosting: onPaper && intake !== undefined && intake.region !== item.region,
      visit: channel === 'window',
      ...(simulation && { simulation }),
      limits: { ...acceptanceLimits(item), paperPosting: item.rules.paperPostingDays },
      moves: [],
    },
    personal: { applicant, ...(agent && { agent }), form, ...(deliveryAddress && { deliveryAddress }) },
  };
}
