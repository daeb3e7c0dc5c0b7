import { sm3 } from '#libs/crypto/index.js';
import { eLicenceId } from '#libs/domain/codes/index.js';
import type { ApplicantType } from '#libs/domain/terms/index.js';
import { type CalendarDay, dayOf } from '#libs/domain/time/index.js';
import type { EffectContext, Receipt } from '../ports.js';

/** 电子证照 to be signed and kept by the licence library. */
export interface ELicenceOrder {
  readonly key: string;
  readonly caseNo: string;
  /** 电子证照标识 (GB/T 36904). */
  readonly identifier: string;
  readonly licenceName: string;
  readonly licenceNo: string;
  readonly catalogue: string;
  readonly issuer: string;
  readonly issuerCode: string;
  readonly holder: string;
  readonly holderType: ApplicantType;
  readonly holderIdNo: string;
  readonly issuedOn: CalendarDay;
  readonly validMonths?: number;
}

export interface ELicencePort {
  issue(order: ELicenceOrder): Promise<Receipt>;
}

/** Serial of the identifier: digits and capitals of the licence number; of a number without any, digits of its hash. */
const serialOf = (licenceNo: string): string =>
  licenceNo
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 64) || sm3(licenceNo).slice(0, 20).toUpperCase();

export function eLicenceOrder({ effect, event, state, item }: EffectContext<'e_licence'>): ELicenceOrder {
  const { licenceName, licenceNo } = effect.body;
  const issuerCode = item.itemCode.slice(0, 18);
  const named = item.results.findIndex((result) => result.name === licenceName);
  const index = Math.max(named === -1 ? item.results.findIndex((result) => result.eLicence) : named, 0);
  const result = item.results[index];
  return {
    key: effect.key,
    caseNo: state.caseNo,
    identifier: eLicenceId({
      // Licence type: the organ that defines it and its 3-digit number there.
      licenceType: issuerCode + String(index + 1).padStart(3, '0'),
      issuer: issuerCode,
      serial: serialOf(licenceNo),
      version: 1,
    }),
    licenceName,
    licenceNo,
    catalogue: result?.eLicenceCatalogue ?? licenceName,
    issuer: item.departmentName,
    issuerCode,
    holder: state.applicant.name,
    holderType: state.applicant.type,
    holderIdNo: state.applicant.idNo,
    issuedOn: dayOf(event.at),
    ...(result?.validMonths !== undefined && { validMonths: result.validMonths }),
  };
}
