import { acceptedForms } from '../../item/accepted-forms.js';
import type { ItemVersion, Material } from '../../item/index.js';
import { HAND_IN_FORMS } from '../../terms/index.js';
import type { HandedIn } from '../commands.js';
import type { CaseMaterial } from '../state.js';
import { materialName } from './context.js';
import { refuse } from './refusal.js';

/**
 * Checks lines against the item's list and makes them the case's own. Only a window ticks a line as passed or its
 * original as seen: an applicant's own tick proves nothing.
 */
export function takeMaterials(
  item: ItemVersion,
  lines: readonly HandedIn[],
  atWindow: boolean,
): readonly CaseMaterial[] {
  const seen = new Set<string>();
  return lines.map(({ materialId, form, attachmentIds = [], passed, originalChecked, correctedOnSpot }) => {
    const material = item.materials.find(({ id }) => id === materialId) ?? refuse('MATERIAL_UNKNOWN', { materialId });
    if (seen.has(materialId)) refuse('MATERIAL_REPEATED', { materialId });
    seen.add(materialId);
    const accepted = acceptedForms(item, material);
    if (!accepted.includes(form)) {
      const names = accepted.map((id) => HAND_IN_FORMS[id].zh).join('、');
      refuse('MATERIAL_FORM_NOT_ACCEPTED', { material: material.name, accepted: names });
    }
    const ticks = {
      ...(passed !== undefined && { passed }),
      ...(originalChecked !== undefined && { originalChecked }),
      ...(correctedOnSpot?.trim() && { correctedOnSpot: correctedOnSpot.trim() }),
    };
    return { materialId, form, attachmentIds, ...(atWindow && ticks) };
  });
}

/**
 * The lines whose original is still to be seen: handed in on paper or as a file where the item asks for the original. An
 * e-licence or an exemption takes its place; what is deferred has none yet.
 */
export const uncheckedOriginals = (item: ItemVersion, lines: readonly CaseMaterial[]): readonly CaseMaterial[] =>
  lines.filter(({ materialId, form, originalChecked }) => {
    const material = item.materials.find(({ id }) => id === materialId);
    const handedIn = form === 'paper' || form === 'electronic';
    return handedIn && !originalChecked && material?.type === 'original' && !material.exempt;
  });

/** Required of the applicant: neither exempt (两个免于提交, APP-38), nor optional, nor 容缺 where the item tolerates it (ITM-07). */
const isRequired = (item: ItemVersion, material: Material): boolean =>
  !material.exempt &&
  (material.necessity === 'mandatory' || (material.necessity === 'tolerated' && !item.toleratesMissing));

/** One-time notice: refuses with every missing line at once (APP-03, APP-29). */
export function requireComplete(item: ItemVersion, lines: readonly CaseMaterial[]): void {
  const given = new Set(lines.map((line) => line.materialId));
  const missing = item.materials.filter((material) => isRequired(item, material) && !given.has(material.id));
  if (missing.length > 0) refuse('MATERIALS_MISSING', { missing: missing.map(({ name }) => name).join('、') });
  requirePassed(item, lines);
}

/** Refuses with every line that failed the window's check-list (APP-02). */
export function requirePassed(item: ItemVersion, lines: readonly CaseMaterial[]): void {
  const failed = lines.filter((line) => line.passed === false);
  if (failed.length > 0) {
    refuse('CHECKLIST_FAILED', { lines: failed.map(({ materialId }) => materialName(item, materialId)).join('、') });
  }
}
