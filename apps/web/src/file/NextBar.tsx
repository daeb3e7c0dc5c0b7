import { roleNames } from '#libs/domain/case/role-names.js';
import type { CaseFile } from '../api/case';
import { CommandLink } from './CommandLink';
import { useWords } from './words';

/** The yellow bar (SCR-08, PRE-07): what has to be done next, whose it is, and the button when it is the reader's. */
export function NextBar({ file }: { readonly file: CaseFile }) {
  const { t, language } = useWords();
  const { caseNo, nextAction, nextRole, nextCommand } = file;
  return (
    <section className="next-bar no-print" aria-label={t('bar.label')}>
      <p>
        <span className="next-label">{t('bar.label')}</span> <strong>{nextAction}</strong>
        {nextRole && !nextCommand && (
          <span className="next-by">{t('bar.by', { role: roleNames([nextRole])[language] })}</span>
        )}
      </p>
      {nextCommand && <CommandLink primary caseNo={caseNo} command={nextCommand} />}
    </section>
  );
}
