import type { HandInForm } from '../terms/index.js';
import type { ItemVersion, Material } from './index.js';

/** The ways in which a material may be handed in: by its form, plus e-licence, exemption and 容缺 where the item says so. */
export function acceptedForms(
  item: Pick<ItemVersion, 'toleratesMissing'>,
  material: Pick<Material, 'form' | 'eLicence' | 'exempt' | 'necessity'>,
): HandInForm[] {
  const forms: HandInForm[] = material.form === 'paper_or_electronic' ? ['electronic', 'paper'] : [material.form];
  if (material.eLicence) forms.push('e_licence');
  if (material.exempt) forms.push('exempt');
  if (material.necessity === 'tolerated' && item.toleratesMissing) forms.push('deferred');
  return forms;
}
