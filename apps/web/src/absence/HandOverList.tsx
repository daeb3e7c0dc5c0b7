import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { handOversQuery } from '../api/absences';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';

/** The latest hand-overs, and how far each got. */
export function HandOverList() {
  const { t } = useTranslation('absence');
  const { instant } = useFormat();
  const { data, error, refetch } = useQuery(handOversQuery);
  if (!data && error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!data) return <div className="table-frame list-skeleton" aria-busy="true" />;
  if (data.rows.length === 0) return <p className="table-frame list-note">{t('handOver.none')}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-labelledby="hand-overs">
      <table className="figures" aria-labelledby="hand-overs">
        <thead>
          <tr>
            <th scope="col">{t('handOver.from')}</th>
            <th scope="col">{t('handOver.to')}</th>
            <th scope="col">{t('handOver.reason')}</th>
            <th scope="col">{t('handOver.when')}</th>
            <th scope="col">{t('handOver.progress')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.fromName}</th>
              <td>{row.toName}</td>
              <td>
                {row.reason}
                {row.itemName !== null && <span className="second-line">{row.itemName}</span>}
              </td>
              <td>
                <span className="num">{instant(row.orderedAt)}</span>
                <span className="second-line">{row.orderedByName}</span>
              </td>
              <td>
                {t(row.finishedAt === null ? 'handOver.running' : 'handOver.finished')}
                <span className="second-line">{t('handOver.counts', { moved: row.moved, left: row.left })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
