import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_ID_TYPES } from '#libs/domain/terms/accepted-id-types.js';
import { APPLICANT_TYPES, type ApplicantType } from '#libs/domain/terms/index.js';
import { useSettings } from '../../app/settings';
import { ChannelSelect } from '../ChannelSelect';
import { PersonFields } from './PersonFields';

/** 申办人基本信息, of the types that the item serves. */
export function ApplicantFields({ served }: { readonly served: readonly string[] }) {
  const { t } = useTranslation('intake');
  const { language } = useSettings();
  const form = Form.useFormInstance();
  const type = Form.useWatch<ApplicantType>(['applicant', 'type'], { form, preserve: true }) ?? 'natural_person';
  const isOrganisation = type !== 'natural_person';
  return (
    <div className="field-grid">
      <Form.Item name={['applicant', 'type']} label={t('person.type')} rules={[{ required: true }]}>
        <Select
          options={(served as readonly ApplicantType[]).map((value) => ({
            value,
            label: APPLICANT_TYPES[value][language],
          }))}
          onChange={(next: ApplicantType) => form.setFieldValue(['applicant', 'idType'], ACCEPTED_ID_TYPES[next][0])}
        />
      </Form.Item>
      <PersonFields at="applicant" idTypes={ACCEPTED_ID_TYPES[type]} isOrganisation={isOrganisation} phoneRequired />
      {isOrganisation &&
        (['legalRepresentative', 'contactName'] as const).map((name) => (
          <Form.Item key={name} name={['applicant', name]} label={t(`person.${name}`)}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        ))}
      <Form.Item name={['applicant', 'preferredChannel']} label={t('person.preferredChannel')}>
        <ChannelSelect placeholder={t('person.everyChannel')} />
      </Form.Item>
      <Form.Item name={['applicant', 'address']} label={t('person.address')} className="field-wide">
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </div>
  );
}
