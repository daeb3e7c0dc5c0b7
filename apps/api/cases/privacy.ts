import { type CaseScope, type Principal, type Role, WINDOW_AWAITED } from '#libs/domain/identity/index.js';
import { isFinal } from '#libs/domain/case/stage.js';
import type { Agent, Applicant, DeliveryAddress, Receiver } from '#libs/domain/case/state.js';
import { maskAddress, maskIdNo, maskName, maskPhone } from '#libs/domain/privacy/index.js';
import type { FormField } from '#libs/domain/item/index.js';

/** Officers who work on a case while it is open. */
const WORKING: readonly Role[] = ['prereview', 'acceptance', 'handler', 'reviewer', 'approver', 'issuer', 'system'];

/**
 * Whether the caller needs the personal data of a case: its owner, the item administrator of a simulated one, whoever
 * works on it while it is open, and the windows that took it in or hand it out. Leaders, supervisors, auditors and
 * readers see it masked (保密, DTY-27).
 */
export function seesPersonalData(who: Principal, roles: readonly Role[], scope: CaseScope): boolean {
  if (scope.ownerId === who.id || roles.includes('itemadmin')) return true;
  if (isFinal(scope.stage)) return false;
  if (scope.assigneeId === who.id || roles.some((role) => WORKING.includes(role))) return true;
  return (
    roles.includes('window') &&
    (WINDOW_AWAITED.has(scope.stage) ||
      (who.windowId !== undefined && [scope.intakeWindow, scope.deliveryWindow].includes(who.windowId)))
  );
}

const optional = <K extends string>(name: K, mask: (text: string) => string, value: string | undefined) =>
  (value === undefined ? {} : { [name]: mask(value) }) as Partial<Record<K, string>>;

export const maskedApplicant = (applicant: Applicant): Applicant => ({
  ...applicant,
  name: maskName(applicant.name),
  idNo: maskIdNo(applicant.idNo),
  ...optional('phone', maskPhone, applicant.phone),
  ...optional('address', maskAddress, applicant.address),
  ...optional('legalRepresentative', maskName, applicant.legalRepresentative),
  ...optional('contactName', maskName, applicant.contactName),
});
export const maskedAgent = (agent: Agent): Agent => ({
  ...agent,
  name: maskName(agent.name),
  idNo: maskIdNo(agent.idNo),
  ...optional('phone', maskPhone, agent.phone),
});
export const maskedAddress = ({ name, phone, address }: DeliveryAddress): DeliveryAddress => ({
  name: maskName(name),
  phone: maskPhone(phone),
  address: maskAddress(address),
});
export const maskedReceiver = (receiver: Receiver): Receiver => ({
  ...receiver,
  name: maskName(receiver.name),
  idNo: maskIdNo(receiver.idNo),
});

type Form = Readonly<Record<string, string | number>>;
/** Form fields that the item marks as personal, or does not know, are hidden wholly: their kind is not known here. */
export function maskedForm(form: Form, fields: readonly FormField[]): Form {
  const shown = new Set(fields.filter((field) => !field.personal).map((field) => field.name));
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, shown.has(name) ? value : '******']));
}
