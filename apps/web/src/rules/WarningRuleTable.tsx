import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DefaultWarning, useRemoveWarningRule, type WarningRule } from '../api/rules';
import { RemoveRule } from './RemoveRule';

interface WarningRuleTableProps {
  readonly rules: readonly WarningRule[];
  readonly defaults: readonly DefaultWarning[];
  readonly mayRule: boolean;
}

export function WarningRuleTable({ rules, defaults, mayRule }: WarningRuleTableProps) {
  const { t } = useTranslation('rules');
  const removing = useRemoveWarningRule();
  const nameOf = new Map(defaults.map(({ clock, name }) => [clock, name]));
  if (rules.length === 0) return <p className="table-frame list-note">{t('warning.noRules')}</p>;
  return (
    <>
      {removing.error && <Alert type="error" showIcon role="alert" title={removing.error.message} />}
      <div className="table-frame" tabIndex={0} role="group" aria-labelledby="warning-rules">
        <table className="figures" aria-labelledby="warning-rules">
          <thead>
            <tr>
              <th scope="col">{t('warning.clock')}</th>
              <th scope="col">{t('warning.what')}</th>
              <th scope="col">{t('scope.label')}</th>
              <th scope="col">{t('warning.basis')}</th>
              {mayRule && <th scope="col">{t('act')}</th>}
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, clock, alarm, threshold, scopeName, basis }) => {
              const name = nameOf.get(clock) ?? clock;
              const scope = scopeName ?? t('scope.all');
              return (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    {threshold
                      ? t(`says.${alarm as 'warning'}`, {
                          threshold: t(`threshold.${threshold.unit as 'hour'}`, { value: threshold.value }),
                        })
                      : t(`never.${alarm as 'warning'}`)}
                  </td>
                  <td>{scope}</td>
                  <td>{basis}</td>
                  {mayRule && (
                    <td>
                      <RemoveRule
                        name={`${name} ${scope}`}
                        isPending={removing.isPending && removing.variables === id}
                        onRemove={() => removing.mutate(id)}
                      />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
