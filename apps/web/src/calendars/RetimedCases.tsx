import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type NoticeWithRetiming, retimedCasesQuery } from '../api/calendars';
import { useFormat } from '../format/useFormat';
import { SheetLinks } from '../parts/SheetLinks';

/** The first of the cases whose limits move; all of them as a file. */
export function RetimedCases({ notice }: { readonly notice: NoticeWithRetiming }) {
  const { t } = useTranslation('calendars');
  const { shortDay } = useFormat();
  const { data } = useQuery(retimedCasesQuery(notice.id));
  if (!data) return null;
  return (
    <>
      <div className="queue-head">
        <h3>{t('moved', { count: notice.retiming.moved })}</h3>
        <SheetLinks address={`/api/v1/calendar-notices/${notice.id}/cases/export`} name="retiming" query={{}} />
      </div>
      <div className="table-frame" role="group" tabIndex={0} aria-label={t('moved', { count: notice.retiming.moved })}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('move')}</th>
              <th scope="col">{t('card')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ caseNo, moves, cardBefore, cardAfter }) => (
              <tr key={caseNo}>
                <th scope="row">
                  <Link to="/cases/$caseNo" params={{ caseNo }} className="num">
                    {caseNo}
                  </Link>
                </th>
                <td>
                  {moves.map(({ clockId, from, to }) => (
                    <span key={clockId} className="second-line num">
                      {from === null ? '–' : shortDay(from)} → {to === null ? '–' : shortDay(to)}
                    </span>
                  ))}
                </td>
                <td>
                  {cardBefore === cardAfter
                    ? t(`cards.${cardAfter as 'none'}`)
                    : `${t(`cards.${cardBefore as 'none'}`)} → ${t(`cards.${cardAfter as 'none'}`)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
