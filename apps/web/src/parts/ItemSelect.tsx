import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { itemsQuery } from '../api/items';

/** `id`, `value` and `onChange` come from the surrounding Form.Item. */
interface ItemSelectProps {
  readonly placeholder: string;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (itemCode: string | undefined) => void;
}

/** A published item, found by its name; none is every item. */
export function ItemSelect(field: ItemSelectProps) {
  const [q, setQ] = useState('');
  const items = useInfiniteQuery({ ...itemsQuery(q.trim()), placeholderData: keepPreviousData });
  return (
    <Select
      {...field}
      allowClear
      showSearch={{ onSearch: setQ, filterOption: false }}
      options={items.data?.pages.flatMap(({ rows }) =>
        rows.map(({ itemCode, name }) => ({ value: itemCode, label: name })),
      )}
    />
  );
}
