import type { ApplicantType, IdType } from './index.js';

/** Documents by which each type of applicant may be identified (IDN-02, IDN-03); the usual one comes first. */
export const ACCEPTED_ID_TYPES: Readonly<Record<ApplicantType, readonly IdType[]>> = {
  natural_person: ['id_card', 'passport', 'hk_macao_permit', 'taiwan_permit', 'other_document'],
  enterprise: ['credit_code'],
  institution: ['credit_code', 'institution_certificate'],
  social_organisation: ['credit_code', 'social_certificate'],
  administrative_organ: ['credit_code', 'other_document'],
  other: ['credit_code', 'other_document'],
};
