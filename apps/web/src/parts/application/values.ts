import { acceptedForms } from '#libs/domain/item/accepted-forms.js';
import type { Material } from '#libs/domain/item/index.js';
import type { ApplicantType, DeliveryMethod, HandInForm, IdType, NoticeChannel } from '#libs/domain/terms/index.js';
import { ACCEPTED_ID_TYPES } from '#libs/domain/terms/accepted-id-types.js';
import type { Schemas } from '../../api/client';
import type { Item } from '../../api/items';
import { type MaterialLine, type MaterialValue, takesFiles } from '../Materials';

interface PersonValues {
  readonly name?: string;
  readonly idType?: IdType;
  readonly idNo?: string;
  readonly phone?: string;
}
export interface ApplicantValues extends PersonValues {
  readonly type: ApplicantType;
  readonly address?: string;
  readonly legalRepresentative?: string;
  readonly contactName?: string;
  readonly preferredChannel?: NoticeChannel;
}
export interface DeliveryValues {
  readonly method?: DeliveryMethod;
  readonly windowId?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** What is filled in for one application (申请), at a window or by the applicant. */
export interface ApplicationValues {
  readonly applicant: ApplicantValues;
  readonly hasAgent?: boolean;
  readonly agent?: PersonValues;
  readonly materials: Readonly<Record<string, MaterialValue>>;
  readonly form: Readonly<Record<string, string | number | undefined>>;
  readonly delivery: DeliveryValues;
}
export type Application = Schemas['OpenCaseDto'];

type ItemMaterial = Item['materials'][number];

const formsOf = (item: Item, material: ItemMaterial): HandInForm[] => acceptedForms(item, material as Material);

/** The lines of the current version's material list. */
export const materialLines = (item: Item): MaterialLine[] =>
  item.materials.map((material) => ({
    ...material,
    forms: formsOf(item, material),
    original: material.type === 'original' && !material.exempt,
  }));

/** How a line most probably comes in: exempt ones by nobody, required ones in the first form that is accepted. */
function usualForm(item: Item, material: ItemMaterial): HandInForm | undefined {
  if (material.exempt) return 'exempt';
  return material.necessity === 'mandatory' ? formsOf(item, material)[0] : undefined;
}

/** A fresh application: what can be known beforehand stands in it. */
export function startValues(item: Item, known: Partial<ApplicantValues> = {}): ApplicationValues {
  const served = item.serviceObjects as readonly ApplicantType[];
  const type = known.type && served.includes(known.type) ? known.type : (served[0] ?? 'natural_person');
  return {
    applicant: { idType: ACCEPTED_ID_TYPES[type][0], ...known, type },
    agent: { idType: ACCEPTED_ID_TYPES.natural_person[0] },
    materials: Object.fromEntries(
      item.materials.map((material) => [material.id, { form: usualForm(item, material), files: [] }]),
    ),
    form: {},
    delivery: { method: item.deliveryMethods[0] as DeliveryMethod | undefined },
  };
}

/** Without what was left empty, and without blanks around what was typed. */
function filled<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  const kept = Object.entries(values)
    .map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value.trim() : value])
    .filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(kept) as { [K in keyof T]: NonNullable<T[K]> };
}

const ORGANISATION_ONLY: readonly string[] = ['legalRepresentative', 'contactName'];

/** An organisation's representative and contact are not asked of a person, even if they were typed before. */
function applicantOf(applicant: ApplicantValues) {
  const entries = Object.entries(filled(applicant));
  const isPerson = applicant.type === 'natural_person';
  return Object.fromEntries(entries.filter(([name]) => !isPerson || !ORGANISATION_ONLY.includes(name)));
}

function deliveryOf({ method, windowId, name, phone, address }: DeliveryValues) {
  if (method === 'window') return filled({ method, windowId });
  return method === 'mail' ? filled({ method, name, phone, address }) : { method };
}

/** What a window says about a line it took in; deferred ones it has not seen. */
function checksOf({ ticked = false, originalChecked, text = '', form }: MaterialValue) {
  if (form === 'deferred') return {};
  return {
    passed: ticked,
    ...(originalChecked && { originalChecked }),
    ...(ticked && text.trim() && { correctedOnSpot: text.trim() }),
  };
}

/** The request that opens the case. Only a window says which lines it checked. */
export function applicationBody(
  { itemCode, materials }: Item,
  values: ApplicationValues,
  channel: 'online' | 'window',
): Application {
  const lines = materials.flatMap(({ id }) => {
    const value = values.materials[id] ?? {};
    if (!value.form) return [];
    const files = takesFiles(value.form) ? (value.files ?? []) : [];
    return [
      {
        materialId: id,
        form: value.form,
        ...(files.length > 0 && { attachmentIds: files.map(({ attachmentId }) => attachmentId) }),
        ...(channel === 'window' && checksOf(value)),
      },
    ];
  });
  return {
    itemCode,
    channel,
    applicant: applicantOf(values.applicant) as Application['applicant'],
    ...(values.hasAgent && { agent: filled(values.agent ?? {}) as Application['agent'] }),
    materials: lines,
    form: filled(values.form),
    delivery: deliveryOf(values.delivery) as Application['delivery'],
  };
}
