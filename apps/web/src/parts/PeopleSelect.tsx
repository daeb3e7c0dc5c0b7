import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roleNames } from '#libs/domain/case/role-names.js';
import type { Colleague, PeopleSource } from '../api/colleagues';
import { useFormat } from '../format/useFormat';
import './parts.css';

/** `id`, `value`, `onChange` and the aria attributes come from the surrounding Form.Item. */
export interface PeopleSelectProps {
  readonly source: PeopleSource;
  readonly multiple?: boolean;
  readonly id?: string;
  /** User names, for one person too. */
  readonly value?: readonly string[];
  readonly onChange?: (usernames: string[]) => void;
  readonly 'aria-label'?: string;
}

/** 选择人员, found by name or user name. */
export function PeopleSelect({ source, multiple = false, value = [], onChange, ...field }: PeopleSelectProps) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  const [q, setQ] = useState('');
  // A person who was picked keeps the name when the list holds others.
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const offered = useQuery({
    queryKey: [...source.key, q.trim()],
    queryFn: () => source.find(q.trim()),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

  const tellOf = ({ roles, departmentName }: Colleague) =>
    [departmentName, roleNames(roles)[language]].filter(Boolean).join(language === 'zh' ? ',' : ', ');
  const named = value.map((username) => ({ value: username, label: names[username] ?? username }));

  return (
    // Tab leaves the field; Ant Design's would take the person that was just picked out again.
    <div onKeyDownCapture={(event) => multiple && event.key === 'Tab' && event.stopPropagation()}>
      <Select<{ value: string; label?: unknown }[] | { value: string; label?: unknown } | undefined, Option>
        {...field}
        mode={multiple ? 'multiple' : undefined}
        labelInValue
        allowClear
        value={multiple ? named : named[0]}
        showSearch={{ onSearch: setQ, filterOption: false, searchValue: q }}
        onOpenChange={(open) => !open && setQ('')}
        loading={offered.isFetching}
        placeholder={t('parts.pickPeople')}
        notFoundContent={
          offered.error ? offered.error.message : offered.isPending ? t('parts.pickLoading') : t('parts.pickNobody')
        }
        options={offered.data?.rows.map((person) => ({
          value: person.username,
          label: person.name,
          about: tellOf(person),
        }))}
        optionRender={({ data }) => (
          <span className="person-option">
            <span>
              {data.label} <span className="num hint">{data.value}</span>
            </span>
            <span className="hint">{data.about}</span>
          </span>
        )}
        onChange={(picked) => {
          const people = picked === undefined ? [] : [picked].flat();
          const fresh = people.map((person) => [
            person.value,
            nameOf(person.label) ?? names[person.value] ?? person.value,
          ]);
          setNames({ ...names, ...(Object.fromEntries(fresh) as Record<string, string>) });
          onChange?.(people.map((person) => person.value));
        }}
      />
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly about: string;
}

const nameOf = (label: unknown): string | undefined => (typeof label === 'string' ? label : undefined);
