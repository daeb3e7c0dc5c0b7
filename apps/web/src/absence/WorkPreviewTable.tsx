import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WorkPreview } from '../api/absences';
import { useFormat } from '../format/useFormat';

/** 试算: which open cases would go over now. */
export function WorkPreviewTable({ preview: { goes, stays, rows } }: { readonly preview: WorkPreview }) {
  const { t } = useTranslation('absence');
  const { shortDay } = useFormat();
  const said = t('preview.goes', { count: goes }) + (stays > 0 ? t('preview.stays', { count: stays }) : '');
  return (
    <div className="work-preview">
      <p role="status">{said}</p>
      {rows.length > 0 && (
        <div className="table-frame" tabIndex={0} role="group" aria-label={said}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('preview.case')}</th>
                <th scope="col">{t('preview.stage')}</th>
                <th scope="col">{t('preview.due')}</th>
                <th scope="col">{t('preview.where')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.caseNo}>
                  <th scope="row">
                    <Link to="/cases/$caseNo" params={{ caseNo: row.caseNo }} className="num">
                      {row.caseNo}
                    </Link>
                    <span className="second-line">{row.itemName}</span>
                  </th>
                  <td>{row.stageName}</td>
                  <td className="num">{row.dueOn === null ? '–' : shortDay(row.dueOn)}</td>
                  <td>{t(row.goes ? 'preview.over' : 'preview.stay')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {goes + stays > rows.length && <p className="quiet">{t('preview.first', { count: rows.length })}</p>}
    </div>
  );
}
