import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import { AgentFields } from '../parts/application/AgentFields';
import { ApplicantFields } from '../parts/application/ApplicantFields';
import { DeliveryFields } from '../parts/application/DeliveryFields';
import { type ApplicationValues, materialLines } from '../parts/application/values';
import { Materials } from '../parts/Materials';
import { SchemaFields } from '../parts/SchemaFields';
import type { ApplyStep } from './apply-steps';
import { ApplySummary } from './ApplySummary';

interface ApplyStepFieldsProps {
  readonly step: ApplyStep;
  readonly item: Item;
  /** Back to a step, to change what stands there. */
  readonly onChange: (step: ApplyStep) => void;
}

/** What is asked in one step. */
export function ApplyStepFields({ step, item, onChange }: ApplyStepFieldsProps) {
  const form = Form.useFormInstance<ApplicationValues>();
  switch (step) {
    case 'identity':
      return (
        <div className="form-section">
          <ApplicantFields served={item.serviceObjects} />
          <AgentFields />
        </div>
      );
    case 'form':
      return (
        <div className="form-section">
          <SchemaFields fields={item.form} name={['form']} />
        </div>
      );
    case 'materials':
      return <ApplyMaterials item={item} />;
    case 'delivery':
      return (
        <div className="form-section">
          <DeliveryFields item={item} />
        </div>
      );
    case 'check':
      return <ApplySummary item={item} values={form.getFieldsValue(true) as ApplicationValues} onChange={onChange} />;
  }
}

/** What the office gets by itself is only told; the rest is uploaded, or left for later where the item allows it. */
function ApplyMaterials({ item }: { readonly item: Item }) {
  const { t } = useTranslation('applicants');
  const exempt = item.materials.filter((material) => material.exempt);
  return (
    <>
      <p>{t('apply.materialsHint')}</p>
      <Materials
        lines={materialLines(item).filter((line) => !line.exempt)}
        forms
        complete
        files="edit"
        sources={['file', 'reused']}
      />
      {exempt.length > 0 && (
        <section className="card">
          <h2>{t('apply.exempt')}</h2>
          <ul>
            {exempt.map(({ id, name, exemptMeasure = '' }) => (
              <li key={id}>
                {name} <span className="second">{t('material.exempt', { measure: exemptMeasure })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
