import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_ID_TYPES } from '#libs/domain/terms/accepted-id-types.js';
import { PersonFields } from './PersonFields';

/** 代理人, asked only when there is one. */
export function AgentFields() {
  const { t } = useTranslation('intake');
  const hasAgent = Form.useWatch<boolean | undefined>('hasAgent') ?? false;
  return (
    <>
      <Form.Item name="hasAgent" valuePropName="checked" className="agent-tick">
        <Checkbox>{t('agent.tick')}</Checkbox>
      </Form.Item>
      {hasAgent && (
        <fieldset className="agent">
          <legend>{t('agent.title')}</legend>
          <div className="field-grid">
            <PersonFields at="agent" idTypes={ACCEPTED_ID_TYPES.natural_person} />
          </div>
        </fieldset>
      )}
    </>
  );
}
