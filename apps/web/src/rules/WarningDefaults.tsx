import { useTranslation } from 'react-i18next';
import type { DefaultWarning } from '../api/rules';

/** What holds where no rule stands. */
export function WarningDefaults({ defaults }: { readonly defaults: readonly DefaultWarning[] }) {
  const { t } = useTranslation('rules');
  return (
    <>
      <h3 id="warning-defaults">{t('warning.defaults')}</h3>
      <div className="table-frame" tabIndex={0} role="group" aria-labelledby="warning-defaults">
        <table className="figures" aria-labelledby="warning-defaults">
          <thead>
            <tr>
              <th scope="col">{t('warning.clock')}</th>
              <th scope="col">{t('alarm.warning')}</th>
              <th scope="col">{t('warning.atLimit')}</th>
              <th scope="col">{t('alarm.late')}</th>
            </tr>
          </thead>
          <tbody>
            {defaults.map(({ clock, name, warns, card, reddens, alarms }) => (
              <tr key={clock}>
                <th scope="row">{name}</th>
                <td>{warns ? t('warning.byItem') : t('warning.none')}</td>
                <td>{alarms.includes('limit') ? t('warning.onlyByRule') : t(`card.${card as 'none'}`)}</td>
                <td>{reddens ? t('warning.lateByItem') : t('warning.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
