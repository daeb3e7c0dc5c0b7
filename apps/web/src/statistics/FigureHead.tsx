import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../api/statistics';
import { useFormat } from '../format/useFormat';
import { changeText } from './change-text';
import { filterOfCases } from './search';

/** The number itself, how it came about, and how it stood in the period before. */
export function FigureHead({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { indicator, total, from, to, previousFrom, previousTo, asOf, cases } = figure;
  const filter = filterOfCases(cases);
  return (
    <section className="figure-head" aria-label={indicator.name}>
      <h2>{indicator.name}</h2>
      <p className="figure-value">
        <strong className="num">{total.text}</strong>
        <span className="quiet">
          {format.day(from)} – {format.day(to)}
        </span>
      </p>
      <p>
        <Link to="/statistics/$indicator/cases" params={{ indicator: indicator.id }} search={filter}>
          {t('numerator')} <span className="num">{total.numerator}</span>
        </Link>
        {total.denominator !== null && (
          <>
            {' '}
            <Link
              to="/statistics/$indicator/cases"
              params={{ indicator: indicator.id }}
              search={{ ...filter, part: 'denominator' }}
            >
              {t('denominator')} <span className="num">{total.denominator}</span>
            </Link>
          </>
        )}
      </p>
      <p>
        {t('previous', { from: format.day(previousFrom), to: format.day(previousTo) })}{' '}
        <strong className="num">{total.previous.text}</strong>
        {total.change !== null && <span className="num"> {changeText(total.change, indicator.unit, t)}</span>}
      </p>
      <p className="quiet">{t('asOf', { at: format.instant(asOf) })}</p>
    </section>
  );
}
