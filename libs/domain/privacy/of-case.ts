import type { CaseState } from '../case/state.js';
import { maskAddress, maskIdNo, maskName, maskPhone } from './index.js';

type Mask = (value: string) => string;

/** What people wrote about a case, with the personal data that the case knows masked in it. */
export function withoutPersonal(
  text: string,
  { applicant, agent, deliveryAddress }: Pick<CaseState, 'applicant' | 'agent' | 'deliveryAddress'>,
): string {
  const isPerson = applicant.type === 'natural_person';
  const known: readonly (readonly [string | undefined, Mask])[] = [
    [isPerson ? applicant.name : undefined, maskName],
    [isPerson ? applicant.idNo : undefined, maskIdNo],
    [applicant.phone, maskPhone],
    [applicant.address, maskAddress],
    [applicant.legalRepresentative, maskName],
    [applicant.contactName, maskName],
    [agent?.name, maskName],
    [agent?.idNo, maskIdNo],
    [agent?.phone, maskPhone],
    [deliveryAddress?.name, maskName],
    [deliveryAddress?.phone, maskPhone],
    [deliveryAddress?.address, maskAddress],
  ];
  return known.reduce(
    (masked, [value, mask]) =>
      value !== undefined && value.length > 1 ? masked.replaceAll(value, mask(value)) : masked,
    text,
  );
}
