import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { APPLICANT_TYPES, DELIVERY_METHODS, HANDLING_FORMS } from '#libs/domain/terms/index.js';
import { type Item, itemQuery } from '../api/items';
import { useSettings } from '../app/settings';
import { usePageTitle } from '../app/usePageTitle';
import { termNames } from '../format/terms';
import './applicants.css';
import { GuideMaterials } from './GuideMaterials';
import { limitText } from './limit-text';
import { LoadFailed } from './LoadFailed';

/** 办事指南: what it is, what to bring, how it goes and how long it takes; no login needed. */
export function GuidePage() {
  const { t } = useTranslation('applicants');
  const { itemCode } = useParams({ from: '/public/items/$itemCode' });
  const { data: item, error, refetch } = useQuery(itemQuery(itemCode));
  usePageTitle(item?.name ?? '');
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  if (!item)
    return (
      <div aria-busy="true" aria-label={t('loading')}>
        <div className="card placeholder" />
        <div className="card placeholder" />
      </div>
    );
  return <Guide item={item} />;
}

function Guide({ item }: { readonly item: Item }) {
  const { t } = useTranslation('applicants');
  return (
    <article className="guide">
      <nav aria-label={t('guide.path')} className="second">
        <Link to="/items">{t('items.title')}</Link>
      </nav>
      <h1>{item.name}</h1>
      <p className="second">{item.departmentName}</p>
      <div className="apply-bar no-print">
        {item.handlingForms.includes('online') ? (
          <Link className="plain-button" to="/apply/$itemCode" params={{ itemCode: item.itemCode }}>
            {t('guide.apply')}
          </Link>
        ) : (
          <p>{t('guide.windowOnly')}</p>
        )}
        <button type="button" className="plain-link" onClick={() => window.print()}>
          {t('guide.print')}
        </button>
      </div>
      <Facts item={item} />
      <Section title={t('guide.materials')}>
        <GuideMaterials materials={item.materials} />
        {item.toleratesMissing && <p className="second">{t('guide.tolerates')}</p>}
      </Section>
      <Section title={t('guide.flow')}>
        <ol className="flow">
          <li>{t('guide.flowApply')}</li>
          <li>{t('guide.flowAccept')}</li>
          {item.steps.map((step) => (
            <li key={step.id}>
              {step.name}
              {step.limit && <span className="second"> {limitText(t, step.limit)}</span>}
            </li>
          ))}
          <li>{t('guide.flowDeliver')}</li>
        </ol>
        <h3>{t('guide.online')}</h3>
        <p className="prose">{item.onlineProcess}</p>
        <h3>{t('guide.atWindow')}</h3>
        <p className="prose">{item.windowProcess}</p>
      </Section>
      <Section title={t('guide.standard')}>
        <p className="prose">{item.acceptanceStandard}</p>
      </Section>
      <Section title={t('guide.basis')}>
        <ul>
          {item.legalBasis.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
      <Contacts item={item} />
    </article>
  );
}

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

function Facts({ item }: { readonly item: Item }) {
  const { t } = useTranslation('applicants');
  const { language } = useSettings();
  const facts: readonly (readonly [string, string])[] = [
    [t('guide.caseType'), t(`caseType.${item.caseType}`)],
    [t('guide.mode'), `${t(`mode.${item.serviceMode}`)} ${'★'.repeat(item.star)}`],
    [t('guide.promised'), limitText(t, item.promisedLimit)],
    [t('guide.legal'), limitText(t, item.legalLimit)],
    [t('guide.visits'), t('items.visits', { count: item.visits })],
    [t('guide.fee'), item.fee ? t('guide.feeOf', { amount: item.fee.amount }) : t('guide.free')],
    [t('guide.for'), termNames(APPLICANT_TYPES, item.serviceObjects, language)],
    [t('guide.ways'), termNames(HANDLING_FORMS, item.handlingForms, language)],
    [t('guide.delivery'), termNames(DELIVERY_METHODS, item.deliveryMethods, language)],
    [t('guide.result'), item.results.map(({ name }) => name).join('、')],
    [t('guide.code'), item.itemCode],
  ];
  return (
    <dl className="fact-table">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 咨询和投诉渠道, on every item (NFR-06). */
function Contacts({ item }: { readonly item: Item }) {
  const { t } = useTranslation('applicants');
  const { consult, complain } = item.contacts;
  return (
    <Section title={t('guide.contacts')}>
      <ul>
        <li>
          {t('guide.consult')} <a href={`tel:${consult}`}>{consult}</a>
        </li>
        <li>
          {t('guide.complain')} <a href={`tel:${complain}`}>{complain}</a>
        </li>
      </ul>
    </Section>
  );
}
