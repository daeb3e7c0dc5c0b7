import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { figureQuery, indicatorsQuery } from '../api/statistics';
import { usePageTitle } from '../app/usePageTitle';
import { LoadFailed } from '../parts/LoadFailed';
import { SheetLinks } from '../parts/SheetLinks';
import { Definition } from './Definition';
import { FigureHead } from './FigureHead';
import { GroupFigures } from './GroupFigures';
import { IndicatorMenu } from './IndicatorMenu';
import { PeriodForm } from './PeriodForm';
import { figureFilter } from './search';
import '../work/work.css';
import './statistics.css';

/** What a newcomer to the page sees first. */
const FIRST = 'completion-rate';

/** 统计: one indicator at a time, with its definition, the period before, its groups, and the cases behind each number. */
export function StatisticsPage() {
  const { t } = useTranslation('statistics');
  const { indicator = FIRST, ...search } = useSearch({ from: '/office/overseers/statistics' });
  const navigate = useNavigate({ from: '/statistics' });
  const indicators = useQuery(indicatorsQuery);
  const query = figureFilter({ groupBy: 'department', ...search });
  const figure = useQuery(figureQuery(indicator, query));
  const name = indicators.data?.rows.find(({ id }) => id === indicator)?.name;
  usePageTitle(name ? `${name} · ${t('title')}` : t('title'));
  return (
    <>
      <div className="queue-head">
        <h1>{t('title')}</h1>
        <SheetLinks
          address={`/api/v1/statistics/${encodeURIComponent(indicator)}/export`}
          name={indicator}
          query={{ ...query }}
        />
      </div>
      <div className="statistics">
        <IndicatorMenu
          indicators={indicators.data?.rows ?? []}
          chosen={indicator}
          onChoose={(next) => void navigate({ search: { ...search, indicator: next }, resetScroll: false })}
        />
        <div className="statistics-main">
          {indicators.error && <LoadFailed error={indicators.error} retry={() => void indicators.refetch()} />}
          <PeriodForm
            query={query}
            shown={figure.data}
            onChange={(next) => void navigate({ search: { ...next, indicator } })}
          />
          {figure.error && <LoadFailed error={figure.error} retry={() => void figure.refetch()} />}
          {!figure.data && !figure.error && <div className="table-frame list-skeleton" aria-busy="true" />}
          {figure.data && (
            <>
              <FigureHead figure={figure.data} />
              <Definition indicator={figure.data.indicator} />
              <GroupFigures figure={figure.data} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
