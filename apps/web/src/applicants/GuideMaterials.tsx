import { useTranslation } from 'react-i18next';
import { MATERIAL_FORMS, MATERIAL_TYPES, NECESSITIES } from '#libs/domain/terms/index.js';
import type { Schemas } from '../api/client';
import { useSettings } from '../app/settings';
import { termName } from '../format/terms';

/** What has to be handed in: a table on a screen, cards on a phone (applicants.css). */
export function GuideMaterials({ materials }: { readonly materials: readonly Schemas['MaterialView'][] }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  const columns = ['name', 'necessity', 'form', 'copies', 'notes'] as const;
  return (
    <table className="guide-materials">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`material.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {materials.map((material) => (
          <tr key={material.id}>
            <th scope="row">
              {material.no}. {material.name}
            </th>
            <td data-label={t('material.necessity')}>
              {material.exempt
                ? t('material.exempt', { measure: material.exemptMeasure ?? '' })
                : termName(NECESSITIES, material.necessity, language)}
            </td>
            <td data-label={t('material.form')}>{termName(MATERIAL_FORMS, material.form, language)}</td>
            <td className="num" data-label={t('material.copies')}>
              {t('material.copiesOf', {
                count: material.copies,
                type: termName(MATERIAL_TYPES, material.type, language),
              })}
            </td>
            <td data-label={t('material.notes')}>{material.notes || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
