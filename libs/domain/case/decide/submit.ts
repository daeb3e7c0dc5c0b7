import { checkIdNumber } from '../../codes/idNumber.js';
import type { ItemVersion } from '../../item/index.js';
import { ACCEPTED_ID_TYPES } from '../../terms/accepted-id-types.js';
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
import type { CommandBodies } from '../commands.js';
import type { EventBody } from '../events.js';
import type { Facts } from '../facts.js';
import type { CaseActor, Role } from '../../identity/index.js';
import { roleNames } from '../role-names.js';
import { acceptanceLimits, opinionOf } from './context.js';
import { checkForm } from './form.js';
import { requireComplete, takeMaterials, uncheckedOriginals } from './materials.js';
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

const names = <K extends string>(set: Readonly<Record<K, { zh: string; en: string }>>, ids: readonly K[]) => ({
  zh: ids.map((id) => set[id].zh).join('、'),
  en: ids.map((id) => set[id].en).join(', '),
});

/** The number as it is stored: without surrounding blanks, letters of a card or code in upper case. */
function checkedIdNo(type: ApplicantType, idType: IdType, idNo: string): string {
  const accepted = ACCEPTED_ID_TYPES[type];
  if (!accepted.includes(idType)) refuse('ID_TYPE_NOT_ACCEPTED', { accepted: names(ID_TYPES, accepted) });
  const number = required(idNo, 'TEXT_REQUIRED', { field: 'idNo' });
  const problem = checkIdNumber(idType, number);
  if (problem) refuse('ID_NUMBER_INVALID', { detail: problem });
  return idType === 'id_card' || idType === 'credit_code' ? number.toUpperCase() : number;
}

function checkOffer(
  item: ItemVersion,
  { channel, applicant, delivery, deliveryAddress, simulation }: CommandBodies['submit'],
): void {
  if (item.status !== 'published' && !simulation) refuse('ITEM_NOT_PUBLISHED');
  if (!CHANNEL_FORMS[channel].some((form) => item.handlingForms.includes(form))) {
    refuse('CHANNEL_NOT_OFFERED', {
      channel: CHANNELS[channel],
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

/** In which role the actor applies: a window takes in at the window, and only the item administrator simulates. */
export function submittingRole({ roles }: CaseActor, { channel, simulation }: CommandBodies['submit']): Role {
  const allowed: readonly Role[] = simulation
    ? ['itemadmin']
    : channel === 'window'
      ? ['window']
      : ['applicant', 'window', 'kiosk'];
  return roles.find((role) => allowed.includes(role)) ?? refuse('FORBIDDEN', { role: roleNames(allowed) });
}

/** 申请/收件: checks everything that can be known at once and opens the case in pre-review at its home department. */
export function submit(body: CommandBodies['submit'], actor: CaseActor, { item, calendar }: Facts): EventBody {
  const { applicant, agent, channel, intake, simulation, delivery, deliveryAddress, form } = body;
  const atWindow = channel === 'window';
  checkOffer(item, body);
  if (simulation && !(simulation.rate >= 1 && simulation.rate <= MAX_SIMULATION_RATE)) {
    refuse('SIMULATION_INVALID', { max: String(MAX_SIMULATION_RATE) });
  }
  if (atWindow && !intake) refuse('INTAKE_WINDOW_REQUIRED');
  const name = required(applicant.name, 'TEXT_REQUIRED', { field: 'applicant.name' });
  const idNo = checkedIdNo(applicant.type, applicant.idType, applicant.idNo);
  const checkedAgent = agent && {
    ...agent,
    name: required(agent.name, 'TEXT_REQUIRED', { field: 'agent.name' }),
    idNo: checkedIdNo('natural_person', agent.idType, agent.idNo),
  };
  checkForm(item, form);
  const materials = takeMaterials(item, body.materials, atWindow);
  requireComplete(item, materials);
  const onPaper = materials.some((line) => line.form === 'paper');
  return {
    type: 'case-submitted',
    ...opinionOf(body.opinion),
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
      visit: atWindow,
      originalsChecked: uncheckedOriginals(item, materials).length === 0,
      ...(simulation && { simulation }),
      ...(body.warnings && { warnings: body.warnings }),
      limits: { ...acceptanceLimits(item), paperPosting: item.rules.paperPostingDays },
      moves: [],
    },
    personal: {
      applicant: { ...applicant, name, idNo },
      ...(checkedAgent && { agent: checkedAgent }),
      form,
      ...(deliveryAddress && { deliveryAddress }),
    },
  };
}
