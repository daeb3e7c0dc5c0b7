import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure, FigureGroup } from '../api/statistics';
import { changeText } from './change-text';
import { filterOfCases, GROUPS } from './search';

const GroupChart = lazy(() => import('./GroupChart').then(({ GroupChart }) => ({ default: GroupChart })));

/** The groups of a figure as a chart with the table beside it that says the same. */
export function GroupFigures({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation('statistics');
  const { groups, indicator, groupBy } = figure;
  const by = GROUPS.find((group) => group === groupBy);
  if (!by) return null;
  if (groups.length === 0) return <p className="table-frame list-note">{t('none')}</p>;
  return (
    <div className="group-figures">
      <Suspense fallback={<div className="group-chart" aria-busy="true" />}>
        <GroupChart figure={figure} title={t('chart', { name: indicator.name, by: t(`group.${by}`) })} />
      </Suspense>
      <div className="table-frame">
        <table className="figures" aria-label={t('chart', { name: indicator.name, by: t(`group.${by}`) })}>
          <thead>
            <tr>
              <th scope="col">{t(`group.${by}`)}</th>
              <th scope="col" className="is-number">
                {t('value')}
              </th>
              <th scope="col" className="is-number">
                {t('numerator')}
              </th>
              <th scope="col" className="is-number">
                {t('denominator')}
              </th>
              <th scope="col" className="is-number">
                {t('before')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Group key={group.key ?? ''} group={group} indicator={indicator} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Group({ group, indicator }: { readonly group: FigureGroup; readonly indicator: Figure['indicator'] }) {
  const { t } = useTranslation('statistics');
  const { name, text, numerator, denominator, previous, change, cases } = group;
  const filter = filterOfCases(cases);
  const params = { indicator: indicator.id };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="is-number num">
        <strong>{text}</strong>
      </td>
      <td className="is-number num">
        <Link to="/statistics/$indicator/cases" params={params} search={filter}>
          {numerator}
        </Link>
      </td>
      <td className="is-number num">
        {denominator !== null && (
          <Link to="/statistics/$indicator/cases" params={params} search={{ ...filter, part: 'denominator' }}>
            {denominator}
          </Link>
        )}
      </td>
      <td className="is-number num">
        {previous.text}
        {change !== null && <span className="second-line">{changeText(change, indicator.unit, t)}</span>}
      </td>
    </tr>
  );
}
