import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { APPLICANT_TYPES, DELIVERY_METHODS, HAND_IN_FORMS, ID_TYPES } from '#libs/domain/terms/index.js';
import type { Item } from '../api/items';
import { itemWindowsQuery } from '../api/places';
import { useSettings } from '../app/settings';
import { useFormat } from '../format/useFormat';
import { termName } from '../format/terms';
import type { ApplicationValues } from '../parts/application/values';
import { applySteps, type ApplyStep } from './apply-steps';

type Fact = readonly [name: string, value: ReactNode];

interface ApplySummaryProps {
  readonly item: Item;
  readonly values: ApplicationValues;
  readonly onChange: (step: ApplyStep) => void;
}

/** 核对: all that will be sent, each part with a way back to change it. */
export function ApplySummary({ item, values, onChange }: ApplySummaryProps) {
  const { t } = useTranslation('applicants');
  const facts = useFacts(item, values);
  return (
    <>
      <p>{t('apply.checkHint')}</p>
      {applySteps(item)
        .filter((step) => step !== 'check')
        .map((step) => (
          <section key={step} className="card summary">
            <div className="summary-head">
              <h2>{t(`apply.${step}`)}</h2>
              <Button onClick={() => onChange(step)} aria-label={t('apply.changeOf', { step: t(`apply.${step}`) })}>
                {t('apply.change')}
              </Button>
            </div>
            <dl>
              {facts[step]
                .filter(([, value]) => value !== undefined && value !== '')
                .map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
    </>
  );
}

function useFacts(item: Item, values: ApplicationValues): Readonly<Record<Exclude<ApplyStep, 'check'>, Fact[]>> {
  const { t } = useTranslation('intake');
  const { t: own } = useTranslation('applicants');
  const { language } = useSettings();
  const format = useFormat();
  const { applicant, agent, hasAgent, delivery } = values;
  const windows = useQuery({ ...itemWindowsQuery(item.itemCode), enabled: delivery.windowId !== undefined });
  const person = ({ name, idType, idNo, phone }: typeof applicant | NonNullable<typeof agent>): Fact[] => [
    [t('person.name'), name],
    [termName(ID_TYPES, idType, language) || t('person.idNo'), idNo],
    [t('person.phone'), phone],
  ];
  const told = (type: string, value: string | number | undefined) =>
    type === 'date' && typeof value === 'string' ? format.day(value) : value;
  return {
    identity: [
      [t('person.type'), termName(APPLICANT_TYPES, applicant.type, language)],
      ...person(applicant),
      [t('person.address'), applicant.address],
      ...(hasAgent && agent ? agentFacts(person(agent), t('agent.title')) : []),
    ],
    form: item.form.map(({ name, label, type }) => [label, told(type, values.form[name])]),
    materials: item.materials
      .filter(({ exempt }) => !exempt)
      .map(({ id, name }) => {
        const { form, files = [] } = values.materials[id] ?? {};
        const how = form ? termName(HAND_IN_FORMS, form, language) : own('mine.notHandedIn');
        return [name, [how, ...files.map((file) => file.name)].join(' · ')];
      }),
    delivery: [
      [
        t('delivery.method'),
        delivery.method === 'mail' ? t('delivery.courier') : termName(DELIVERY_METHODS, delivery.method, language),
      ],
      ...(delivery.method === 'window'
        ? [
            [
              t('delivery.window'),
              windows.data?.rows.find(({ id }) => id === delivery.windowId)?.name ?? t('delivery.ownWindow'),
            ] as Fact,
          ]
        : []),
      ...(delivery.method === 'mail'
        ? ([
            [t('delivery.name'), delivery.name],
            [t('person.phone'), delivery.phone],
            [t('delivery.address'), delivery.address],
          ] as Fact[])
        : []),
    ],
  };
}

const agentFacts = (facts: readonly Fact[], who: string): Fact[] =>
  facts.map(([name, value]) => [`${who} · ${name}`, value]);
