import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countsQuery } from '../api/lists';
import { keepsCalendars, type Me, readsReports, seesAbsences, seesRules, watchesOver } from '../api/session';
import { MENU_QUEUES } from '../work/queues';
import { SavedFilterLinks } from './SavedFilterLinks';

/** Whether the person takes cases in at a window. */
export const worksAtWindow = (me: Me): boolean => me.posts.some(({ role }) => role === 'window');

/** The left navigation: every queue with its exact count, then the pages beside them. */
export function OfficeMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation('work');
  const { data: counts } = useQuery(countsQuery);
  return (
    <nav aria-label={t('menu.title')} className="office-nav">
      <ul>
        {MENU_QUEUES.map((queue) => (
          <li key={queue}>
            <Link
              to="/work/$queue"
              params={{ queue }}
              activeOptions={{ includeSearch: false }}
              className={`nav-link is-${queue}`}
            >
              {t(`queue.${queue}`)}{' '}
              <span className="num nav-count" data-some={Boolean(counts?.[queue])}>
                {counts?.[queue]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <SavedFilterLinks />
      <ul className="nav-pages">
        {worksAtWindow(me) && (
          <li>
            <Link to="/intake" className="nav-link">
              {t('menu.intake')}
            </Link>
          </li>
        )}
        {seesAbsences(me) && (
          <li>
            <Link to="/absences" className="nav-link">
              {t('menu.absences')}
            </Link>
          </li>
        )}
        {watchesOver(me) && (
          <>
            <li>
              <Link to="/supervision" className="nav-link">
                {t('menu.supervision')}
              </Link>
            </li>
            <li>
              <Link to="/statistics" className="nav-link">
                {t('menu.statistics')}
              </Link>
            </li>
          </>
        )}
        {readsReports(me) && (
          <li>
            <Link to="/reports" className="nav-link">
              {t('menu.reports')}
            </Link>
          </li>
        )}
        {seesRules(me) && (
          <li>
            <Link to="/rules" className="nav-link">
              {t('menu.rules')}
            </Link>
          </li>
        )}
        {keepsCalendars(me) && (
          <li>
            <Link to="/calendars" className="nav-link">
              {t('menu.calendars')}
            </Link>
          </li>
        )}
        <li>
          <Link to="/progress" className="nav-link">
            {t('menu.progress')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
