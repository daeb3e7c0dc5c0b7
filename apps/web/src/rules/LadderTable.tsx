import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useRemoveLadderRule } from '../api/rules';
import { RemoveRule } from './RemoveRule';

interface LadderTableProps {
  readonly ladder: Schemas['LadderView'];
  readonly mayRule: boolean;
}

/** Who hears of which card: the rules first, then what holds where none stands. */
export function LadderTable({ ladder: { rungs, rules, defaults }, mayRule }: LadderTableProps) {
  const { t } = useTranslation('rules');
  const removing = useRemoveLadderRule();
  const nameOf = new Map(rungs.map(({ id, name }) => [id, name]));
  const people = (ids: readonly string[]) => ids.map((id) => nameOf.get(id as 'officer') ?? id).join(' → ');
  const lines = [
    ...rules.map((rule) => ({ ...rule, scope: rule.scopeName ?? t('scope.all') })),
    ...defaults.map((line) => ({ ...line, id: undefined, scope: t('ladder.default') })),
  ];
  return (
    <>
      {removing.error && <Alert type="error" showIcon role="alert" title={removing.error.message} />}
      <div className="table-frame" tabIndex={0} role="group" aria-labelledby="ladder-rules">
        <table className="figures" aria-labelledby="ladder-rules">
          <thead>
            <tr>
              <th scope="col">{t('ladder.level')}</th>
              <th scope="col">{t('ladder.who')}</th>
              <th scope="col">{t('scope.label')}</th>
              {mayRule && <th scope="col">{t('act')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, level, rungs: ids, scope }) => (
              <tr key={id ?? `default-${level}`}>
                <th scope="row">{t(`card.${level as 'red'}`)}</th>
                <td>{people(ids)}</td>
                <td>{scope}</td>
                {mayRule && (
                  <td>
                    {id !== undefined && (
                      <RemoveRule
                        name={`${t(`card.${level as 'red'}`)} ${scope}`}
                        isPending={removing.isPending && removing.variables === id}
                        onRemove={() => removing.mutate(id)}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
