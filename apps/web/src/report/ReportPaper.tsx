import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports';
import { useFormat } from '../format/useFormat';
import { CardSection, UrgeSection } from './EventSections';
import { FigureTable } from './FigureTable';

/** The report as it is read and printed, in the order of its PDF. */
export function ReportPaper({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { title, month, state, version, corrects, lead, demands, signerName, publishedAt, sm3 } = report;
  const afterTables = 2 + report.tables.length;
  const afterCards = afterTables + (report.cardCounts.length > 0 ? 2 : 0);
  const afterUrges = afterCards + (report.urgesTotal > 0 ? 1 : 0);
  return (
    <article className="report-paper" aria-label={title}>
      <header>
        <p className="report-title">{title}</p>
        <p className="report-month num">
          {format.month(month)}
          {state === 'draft' && ` (${t('state.draft')})`}
          {state !== 'draft' && version > 1 && ` (${t('versionName', { version })})`}
        </p>
      </header>
      {corrects && <p className="quiet">{t('correctsNote', { version: corrects.version, reason: corrects.reason })}</p>}
      <h2>{t('section.lead')}</h2>
      <p className="prose">{lead || <span className="quiet">{t('empty')}</span>}</p>
      <h2>{t('section.total')}</h2>
      <TotalTable report={report} />
      <h2>{t('section.departments')}</h2>
      <DepartmentTables report={report} />
      <h2>{t('section.cards')}</h2>
      <CardSection report={report} first={afterTables} />
      <h2>{t('section.urges')}</h2>
      <UrgeSection report={report} first={afterCards} />
      {demands !== '' && (
        <>
          <h2>{t('section.demands')}</h2>
          <p className="prose">{demands}</p>
        </>
      )}
      {publishedAt !== null && (
        <p className="report-signature">
          {t('signer', { by: signerName })}
          <br />
          <span className="num">{format.instant(publishedAt)}</span>
        </p>
      )}
      <p className="quiet report-source">
        {t('source', {
          from: report.from,
          to: report.to,
          previousFrom: report.previousFrom,
          previousTo: report.previousTo,
          at: format.instant(report.computedAt),
        })}{' '}
        {t('scopeNote', { region: report.region.name })}
        {sm3 !== null && (
          <>
            <br />
            SM3 <code>{sm3}</code>
          </>
        )}
      </p>
      <h2>{t('section.definitions')}</h2>
      <FigureTable
        caption={t('table', { number: afterUrges, title: t('definitions') })}
        columns={[
          { key: 'name', title: t('indicator') },
          { key: 'formula', title: t('formula') },
          { key: 'scope', title: t('covers') },
        ]}
        rows={report.indicators.map(({ id, name, formula, scope }) => ({ key: id, cells: [name, formula, scope] }))}
      />
    </article>
  );
}

/** 12 / 20, cut to two digits; a dash where the indicator is a mere number. */
function fraction(numerator: number, denominator: number | null): string {
  const cut = (value: number) => String(Math.round(value * 100) / 100);
  return denominator === null ? '—' : `${cut(numerator)} / ${cut(denominator)}`;
}

function TotalTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const names = new Map(report.indicators.map(({ id, name }) => [id, name]));
  return (
    <FigureTable
      caption={t('table', { number: 1, title: t('totals') })}
      columns={[
        { key: 'name', title: t('indicator') },
        { key: 'now', title: t('thisMonth'), isNumber: true },
        { key: 'fraction', title: t('fraction'), isNumber: true },
        { key: 'before', title: t('lastMonth'), isNumber: true },
        { key: 'change', title: t('change'), isNumber: true },
      ]}
      rows={report.total.map(({ indicator, text, numerator, denominator, before, changeText }) => ({
        key: indicator,
        cells: [
          names.get(indicator),
          <strong key="now" className="num">
            {text}
          </strong>,
          <span key="fraction" className="num">
            {fraction(numerator, denominator)}
          </span>,
          <span key="before" className="num">
            {before.text}
          </span>,
          <span key="change" className="num">
            {changeText}
          </span>,
        ],
      }))}
    />
  );
}

function DepartmentTables({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const names = new Map(report.indicators.map(({ id, name }) => [id, name]));
  return report.tables.map(({ title, indicators }, n) => (
    <FigureTable
      key={title}
      caption={t('table', { number: n + 2, title })}
      columns={[
        { key: 'department', title: t('department') },
        ...indicators.map((id) => ({ key: id, title: names.get(id) ?? id, isNumber: true })),
      ]}
      rows={report.departments.map(({ id, name, figures }) => ({
        key: id,
        cells: [
          name,
          ...indicators.map((wanted) => {
            const figure = figures.find(({ indicator }) => indicator === wanted);
            return (
              <span key={wanted} className="num">
                {figure?.text}
                <span className="second-line">{t('before', { text: figure?.before.text })}</span>
              </span>
            );
          }),
        ],
      }))}
    />
  ));
}
