import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PHONE } from '#libs/domain/case/correctable.js';
import { checkIdNumber } from '#libs/domain/codes/idNumber.js';
import { ID_TYPES, type IdType } from '#libs/domain/terms/index.js';
import { useSettings } from '../../app/settings';

interface PersonFieldsProps {
  /** Where the person stands in the surrounding Form. */
  readonly at: 'applicant' | 'agent';
  readonly idTypes: readonly IdType[];
  readonly isOrganisation?: boolean;
  readonly phoneRequired?: boolean;
}

/** Name, document and telephone of one person or organisation; cards and credit codes are checked digit by digit (APP-15). */
export function PersonFields({ at, idTypes, isOrganisation = false, phoneRequired = false }: PersonFieldsProps) {
  const { t } = useTranslation('intake');
  const { language } = useSettings();
  const nameLabel = t(isOrganisation ? 'person.organisation' : 'person.name');
  const required = (label: string) => ({ required: true, whitespace: true, message: t('person.required', { label }) });
  return (
    <>
      <Form.Item name={[at, 'name']} label={nameLabel} rules={[required(nameLabel)]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[at, 'idType']} label={t('person.idType')} rules={[required(t('person.idType'))]}>
        <Select options={idTypes.map((value) => ({ value, label: ID_TYPES[value][language] }))} />
      </Form.Item>
      <Form.Item
        name={[at, 'idNo']}
        label={t('person.idNo')}
        dependencies={[[at, 'idType']]}
        validateTrigger="onBlur"
        validateFirst
        rules={[
          required(t('person.idNo')),
          ({ getFieldValue }) => ({
            validator: (_, value: string) => {
              const problem = checkIdNumber(getFieldValue([at, 'idType']) as IdType, value.trim());
              return problem ? Promise.reject(new Error(problem[language])) : Promise.resolve();
            },
          }),
        ]}
      >
        <Input maxLength={50} autoComplete="off" className="num" />
      </Form.Item>
      <PhoneField at={at} required={phoneRequired} />
    </>
  );
}

/** A telephone number as an application takes it. */
export function PhoneField({ at, required }: { readonly at: string; readonly required: boolean }) {
  const { t } = useTranslation('intake');
  const label = t('person.phone');
  return (
    <Form.Item
      name={[at, 'phone']}
      label={label}
      validateTrigger="onBlur"
      rules={[
        { required, whitespace: true, message: t('person.required', { label }) },
        { pattern: PHONE, message: t('person.phoneWrong') },
      ]}
    >
      <Input type="tel" maxLength={25} autoComplete="off" className="num" />
    </Form.Item>
  );
}
