import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { PeoplePicker } from '../parts/PeoplePicker';

/** Who goes on with the case; nobody picked means whoever holds the post (PRE-10, ACC-11). */
export function NextHandlers({ caseNo }: { readonly caseNo: string }) {
  const { t } = useTranslation('steps');
  return (
    <Form.Item name="nextHandlers" label={t('field.nextHandlers')} extra={t('hint.nextHandlers')}>
      <PeoplePicker caseNo={caseNo} purpose="next-handlers" multiple />
    </Form.Item>
  );
}
