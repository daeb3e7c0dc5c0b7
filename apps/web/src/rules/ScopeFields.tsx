import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { rulePlacesQuery } from '../api/rules';
import { ItemSelect } from '../parts/ItemSelect';

/** 适用范围: names of the fields that both kinds of rules have; left empty, a rule is for every case. */
export interface Scope {
  readonly region?: string;
  readonly departmentId?: string;
  readonly itemCode?: string;
}

const byName = { optionFilterProp: 'label' } as const;

export function ScopeFields() {
  const { t } = useTranslation('rules');
  const places = useQuery(rulePlacesQuery);
  const listed = (all: readonly { id: string; name: string }[] | undefined) =>
    all?.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="region" label={t('scope.region')}>
        <Select allowClear showSearch={byName} placeholder={t('scope.all')} options={listed(places.data?.regions)} />
      </Form.Item>
      <Form.Item name="departmentId" label={t('scope.department')}>
        <Select
          allowClear
          showSearch={byName}
          placeholder={t('scope.all')}
          options={listed(places.data?.departments)}
        />
      </Form.Item>
      <Form.Item name="itemCode" label={t('scope.item')}>
        <ItemSelect placeholder={t('scope.all')} />
      </Form.Item>
    </>
  );
}

/** Only what was chosen. */
export const scopeOf = ({ region, departmentId, itemCode }: Scope): Scope => ({
  ...(region !== undefined && { region }),
  ...(departmentId !== undefined && { departmentId }),
  ...(itemCode !== undefined && { itemCode }),
});
