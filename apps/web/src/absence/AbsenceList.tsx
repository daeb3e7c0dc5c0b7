import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Absence, absencesQuery, useEndAbsence } from '../api/absences';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';

export function AbsenceList() {
  const { t } = useTranslation('absence');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(absencesQuery);
  const ending = useEndAbsence();
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <section aria-labelledby="absences">
      <h2 id="absences">{t('list')}</h2>
      {error && !rows && <LoadFailed error={error} retry={() => void refetch()} />}
      {!rows && !error && <div className="table-frame list-skeleton" aria-busy="true" />}
      {ending.error && <Alert type="error" showIcon role="alert" title={ending.error.message} />}
      {rows?.length === 0 && <p className="table-frame list-note">{t('none')}</p>}
      {rows && rows.length > 0 && (
        <div className="table-frame" tabIndex={0} role="group" aria-labelledby="absences">
          <table className="figures" aria-labelledby="absences">
            <thead>
              <tr>
                <th scope="col">{t('officer')}</th>
                <th scope="col">{t('deputy')}</th>
                <th scope="col">{t('span')}</th>
                <th scope="col">{t('state.label')}</th>
                <th scope="col">{t('work')}</th>
                <th scope="col">{t('act')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((absence) => (
                <AbsenceLine
                  key={absence.id}
                  absence={absence}
                  isEnding={ending.isPending && ending.variables === absence.id}
                  onEnd={() => ending.mutate(absence.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <Button className="more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

interface AbsenceLineProps {
  readonly absence: Absence;
  readonly isEnding: boolean;
  readonly onEnd: () => void;
}

function AbsenceLine({ absence, isEnding, onEnd }: AbsenceLineProps) {
  const { t } = useTranslation('absence');
  const { day } = useFormat();
  const { officerName, deputyName, firstDay, lastDay, state, over, back, endedByName, mayEnd } = absence;
  const act = state === 'planned' ? 'cancel' : 'end';
  return (
    <tr>
      <th scope="row">{officerName}</th>
      <td>{deputyName}</td>
      <td className="num">
        {day(firstDay)} – {day(lastDay)}
      </td>
      <td>
        {t(`state.${state as 'away'}`)}
        {endedByName !== null && <span className="second-line">{t('endedBy', { name: endedByName })}</span>}
      </td>
      <td>{t('counts', { over, back })}</td>
      <td>
        {mayEnd && (
          <Popconfirm
            title={t(`sure.${act}`)}
            okText={t(`do.${act}`)}
            cancelText={t('button.cancel', { ns: 'common' })}
            onConfirm={onEnd}
          >
            <Button size="small" loading={isEnding} aria-label={`${t(`do.${act}`)} ${officerName}`}>
              {t(`do.${act}`)}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}
