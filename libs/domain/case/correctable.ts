import { NOTICE_CHANNELS } from '../terms/index.js';
import type { Applicant, CaseState } from './state.js';

/** Applicant fields that an officer may correct with a reason (ACC-07); the identity document itself may not change. */
const CORRECTABLE_APPLICANT_FIELDS = [
  'name',
  'phone',
  'address',
  'legalRepresentative',
  'contactName',
  'preferredChannel',
] as const;

type CorrectableField = (typeof CORRECTABLE_APPLICANT_FIELDS)[number];
const isApplicantField = (field: string): field is CorrectableField =>
  (CORRECTABLE_APPLICANT_FIELDS as readonly string[]).includes(field);

/** Bounds of a corrected applicant field, as an application has them. */
const MAX_LENGTH = {
  name: 100,
  phone: 25,
  address: 300,
  legalRepresentative: 100,
  contactName: 100,
  preferredChannel: 10,
} as const;
export const PHONE = /^[+0-9][0-9 ()-]{4,24}$/;

/** Whether an application could have carried `text` in `applicant.x`; a name may not be missing. */
export function fitsApplicant(field: string, text: string): boolean {
  if (!isApplicantField(field) || text.length > MAX_LENGTH[field]) return false;
  if (field === 'preferredChannel') return text === '' || Object.hasOwn(NOTICE_CHANNELS, text);
  return field !== 'phone' || text === '' || PHONE.test(text);
}

/** Every path that may be corrected. */
export const correctablePaths = (formFields: readonly string[]): string[] => [
  ...CORRECTABLE_APPLICANT_FIELDS.map((name) => `applicant.${name}`),
  ...formFields.map((name) => `form.${name}`),
];

/** Present value of `applicant.x` or `form.y`; undefined when there is no such field to correct. */
export function correctableValue(
  state: CaseState,
  path: string,
  formFields: readonly string[],
): string | number | null | undefined {
  const [part, field, ...rest] = path.split('.');
  if (field === undefined || rest.length > 0) return undefined;
  if (part === 'applicant' && isApplicantField(field)) return state.applicant[field] ?? null;
  if (part === 'form' && formFields.includes(field)) return state.form[field] ?? null;
  return undefined;
}

export function corrected(state: CaseState, changes: Readonly<Record<string, string | number>>): Partial<CaseState> {
  const applicant: Record<string, string | undefined> = {};
  const form: Record<string, string | number> = {};
  for (const [path, value] of Object.entries(changes)) {
    const [part, field] = path.split('.') as [string, string];
    // No preference is none, and no word of its own.
    if (part === 'applicant')
      applicant[field] = field === 'preferredChannel' && value === '' ? undefined : String(value);
    else form[field] = value;
  }
  return { applicant: { ...state.applicant, ...(applicant as Partial<Applicant>) }, form: { ...state.form, ...form } };
}
