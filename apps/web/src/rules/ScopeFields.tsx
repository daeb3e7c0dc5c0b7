import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsQuery } from '../api/items';
import { rulePlacesQuery } from '../api/rules';

/** 适用范围: names of the fields that both kinds of rules have; left empty, a rule is for every case. */
export interface Scope {
  readonly region?: string;
  readonly departmentId?: string;
  readonly itemCode?: string;
}

const byName = { optionFilterProp: 'label' } as const;

export function ScopeFields() {
  const { t } = useTranslation('rules');
  const [q, setQ] = useState('');
  const places = useQuery(rulePlacesQuery);
  const items = useInfiniteQuery({ ...itemsQuery(q.trim()), placeholderData: keepPreviousData });
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
        <Select
          allowClear
          showSearch={{ onSearch: setQ, filterOption: false }}
          placeholder={t('scope.all')}
          options={items.data?.pages.flatMap(({ rows }) =>
            rows.map(({ itemCode, name }) => ({ value: itemCode, label: name })),
          )}
        />
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
