import { useTranslation } from 'react-i18next';
import { arrangesForOthers, useMe, worksOnCases } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import '../work/work.css';
import './absence.css';
import { AbsenceForm } from './AbsenceForm';
import { AbsenceList } from './AbsenceList';
import { HandOverForm } from './HandOverForm';
import { HandOverList } from './HandOverList';

/** 请假代理: who is away and who stands in; and 批量移交 for those who lead a department or administer it. */
export function AbsencesPage() {
  const { t } = useTranslation('absence');
  const me = useMe();
  usePageTitle(t('title'));
  if (!me) return null;
  const mayArrange = arrangesForOthers(me);
  return (
    <div className="absences">
      <h1>{t('title')}</h1>
      <p className="quiet">{t('about')}</p>
      <AbsenceList />
      {(mayArrange || worksOnCases(me)) && <AbsenceForm me={me} mayArrange={mayArrange} />}
      {mayArrange && (
        <section aria-labelledby="hand-overs">
          <h2 id="hand-overs">{t('handOver.title')}</h2>
          <p className="quiet">{t('handOver.about')}</p>
          <HandOverList />
          <HandOverForm />
        </section>
      )}
    </div>
  );
}
