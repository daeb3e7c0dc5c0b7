import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ladderQuery, warningRulesQuery } from '../api/rules';
import { useMe } from '../api/session';
import { usePageTitle } from '../app/usePageTitle';
import { LoadFailed } from '../parts/LoadFailed';
import '../work/work.css';
import { LadderForm } from './LadderForm';
import { LadderTable } from './LadderTable';
import './rules.css';
import { WarningDefaults } from './WarningDefaults';
import { WarningRuleForm } from './WarningRuleForm';
import { WarningRuleTable } from './WarningRuleTable';

/** 监督规则: when a clock warns or gives a card, and who hears of it; administrators change them. */
export function RulesPage() {
  const { t } = useTranslation('rules');
  const me = useMe();
  const warnings = useQuery(warningRulesQuery);
  const ladder = useQuery(ladderQuery);
  usePageTitle(t('title'));
  const mayRule = me?.posts.some(({ role }) => role === 'admin') === true;
  const failed = [warnings, ladder].find(({ error }) => error);
  return (
    <div className="rules">
      <h1>{t('title')}</h1>
      {failed?.error && <LoadFailed error={failed.error} retry={() => void failed.refetch()} />}
      {!failed && !(warnings.data && ladder.data) && <div className="table-frame list-skeleton" aria-busy="true" />}
      {warnings.data && (
        <section aria-labelledby="warning-rules">
          <h2 id="warning-rules">{t('warning.title')}</h2>
          <p className="quiet">{t('warning.about')}</p>
          <WarningRuleTable rules={warnings.data.rules} defaults={warnings.data.defaults} mayRule={mayRule} />
          <WarningDefaults defaults={warnings.data.defaults} />
          {mayRule && <WarningRuleForm defaults={warnings.data.defaults} />}
        </section>
      )}
      {ladder.data && (
        <section aria-labelledby="ladder-rules">
          <h2 id="ladder-rules">{t('ladder.title')}</h2>
          <p className="quiet">{t('ladder.about')}</p>
          <LadderTable ladder={ladder.data} mayRule={mayRule} />
          {mayRule && <LadderForm rungs={ladder.data.rungs} />}
        </section>
      )}
    </div>
  );
}
