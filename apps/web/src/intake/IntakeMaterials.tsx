import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import { materialLines } from '../parts/application/values';
import { Materials } from '../parts/Materials';
import type { IntakeValues } from './intake-values';

/**
 * 申请材料 at the window. What was wrong with a line is written beside it; once the line is ticked in the same sitting,
 * it stands there as put right on the spot (当场更正, APP-04).
 */
export function IntakeMaterials({ item }: { readonly item: Item }) {
  const { t } = useTranslation('intake');
  const form = Form.useFormInstance<IntakeValues>();
  // The text of a ticked line has no field any more; its value stays.
  const materials = Form.useWatch<IntakeValues['materials'] | undefined>('materials', { form, preserve: true }) ?? {};
  const lines = materialLines(item).map((line) => {
    const { ticked, text } = materials[line.id] ?? {};
    return ticked && text?.trim() ? { ...line, remark: t('form.corrected', { text: text.trim() }) } : line;
  });
  return (
    <>
      <p className="hint">{t('form.materialsHint')}</p>
      <Materials
        lines={lines}
        tick={t('form.passed')}
        forms
        originals
        files="edit"
        text={{ label: t('form.wrong'), when: false, required: false }}
      />
    </>
  );
}
