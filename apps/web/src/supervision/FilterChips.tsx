import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { summaryQuery, type WarningGroup, type WarningsFilter } from '../api/supervision';
import { FILTER_NAMES, FILTERS, type FilterName } from './search';

interface FilterChipsProps {
  readonly filter: WarningsFilter;
  readonly by: WarningGroup;
}

/** What the numbers and the list are narrowed by; each is taken away by a click. */
export function FilterChips({ filter, by }: FilterChipsProps) {
  const { t } = useTranslation('supervision');
  const given = FILTER_NAMES.filter((name) => filter[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <ul className="filter-tags" aria-label={t('filter.label')}>
      {given.map((name) => (
        <Chip key={name} name={name} filter={filter} by={by} />
      ))}
      <li className="is-plain">
        <Link to="/supervision" search={{ by }}>
          {t('filter.clear')}
        </Link>
      </li>
    </ul>
  );
}

function Chip({ name, filter, by }: FilterChipsProps & { readonly name: FilterName }) {
  const { t } = useTranslation('supervision');
  const key = filter[name]!;
  const group = FILTERS[name];
  // The name of a place, an item or a person is the API's; it stands in the group of its own that is left.
  const { data } = useQuery(summaryQuery(filter, group));
  const label = data?.groupBy === group ? data.groups.find((one) => one.key === key || key === '-')?.name : undefined;
  const { [name]: _, ...others } = filter;
  if (name === 'region') delete others.regionOnly;
  return (
    <li>
      <span className="filter-text">
        {t(`by.${group}`)}: {label ?? key}
      </span>
      <Link
        to="/supervision"
        search={{ ...others, by }}
        className="chip-off"
        aria-label={t('filter.remove', { filter: t(`by.${group}`) })}
      >
        <CloseOutlined aria-hidden />
      </Link>
    </li>
  );
}
