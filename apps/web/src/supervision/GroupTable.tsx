import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { WarningGroup } from '../api/supervision';
import { filterOfList, LEVELS } from './search';

interface GroupTableProps {
  readonly summary: Schemas['SummaryView'] | undefined;
  readonly by: WarningGroup;
}

/** The cards of each group; every number is a link to the cases that it counts. */
export function GroupTable({ summary, by }: GroupTableProps) {
  const { t } = useTranslation('supervision');
  if (!summary) return <div className="table-frame list-skeleton" aria-busy="true" />;
  if (summary.groups.length === 0) return <p className="table-frame list-note">{t('list.none')}</p>;
  return (
    <div className="table-frame">
      <table className="figures" aria-label={t('by.table', { by: t(`by.${by}`) })}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className="is-number">
                {t(`card.${level}`)}
              </th>
            ))}
            <th scope="col" className="is-number">
              {t('card.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.groups.map(({ key, name, list, ...counts }) => {
            const filter = filterOfList(list);
            return (
              <tr key={key ?? ''}>
                <th scope="row">{name}</th>
                {LEVELS.map((level) => (
                  <td key={level} className="is-number">
                    {counts[level] > 0 ? (
                      <Link to="/supervision" search={{ ...filter, level, by }} className={`num is-${level}`}>
                        {counts[level]}
                      </Link>
                    ) : (
                      <span className="num quiet">0</span>
                    )}
                  </td>
                ))}
                <td className="is-number">
                  <Link to="/supervision" search={{ ...filter, by }} className="num">
                    {counts.total}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
