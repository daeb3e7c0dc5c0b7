import { type Condition, conditionsOf } from '#libs/domain/item/conditions.js';
import type { HandInForm } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import type { MaterialLine } from '../parts/Materials';

type CaseMaterial = CaseFile['materials'][number];

/** One line of the case's materials for the shared list. */
export const lineOf = (material: CaseMaterial): MaterialLine => ({
  id: material.id,
  no: material.no,
  name: material.name,
  necessity: material.necessity,
  notes: material.notes,
  copies: material.copies,
  exempt: material.exempt,
  forms: material.acceptedForms as HandInForm[],
  handedIn: (material.handedIn?.form ?? null) as HandInForm | null,
  files: material.handedIn?.attachments ?? [],
});

export type Ticks = Readonly<Record<string, boolean | undefined>>;
export type MaterialTicks = Readonly<Record<string, { readonly ticked?: boolean } | undefined>>;

export const conditions = (file: CaseFile): readonly Condition[] => conditionsOf(file.basic.acceptanceStandard);

/** Everything counts as met until the officer takes a tick away (PRE-08, ACC-08), but what had to come and is not there. */
export const isMetAtFirst = ({ handedIn, necessity, exempt }: CaseMaterial): boolean =>
  handedIn !== null || exempt || necessity !== 'mandatory';

export const tickedConditions = (file: CaseFile): Record<string, boolean> =>
  Object.fromEntries(conditions(file).map(({ id }) => [id, true]));

export const untickedConditions = (file: CaseFile, ticks: Ticks = {}): string[] =>
  conditions(file).flatMap(({ id }) => (ticks[id] ? [] : [id]));
export const untickedMaterials = (file: CaseFile, ticks: MaterialTicks = {}): string[] =>
  file.materials.flatMap(({ id }) => (ticks[id]?.ticked ? [] : [id]));

/** The notice that runs now: its lines that have not come in. */
export const openLines = (file: CaseFile): CaseMaterial[] => {
  const notice = Math.max(...file.materials.flatMap(({ requested }) => requested.map(({ noticeSeq }) => noticeSeq)), 0);
  return file.materials.filter(({ requested }) =>
    requested.some(({ noticeSeq, receivedAt }) => noticeSeq === notice && receivedAt === null),
  );
};
