import { useNavigate } from '@tanstack/react-router';
import { Alert, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionsOf } from '#libs/domain/item/conditions.js';
import type { Item } from '../api/items';
import { ActionBar } from '../parts/ActionBar';
import { AgentFields } from '../parts/application/AgentFields';
import { ApplicantFields } from '../parts/application/ApplicantFields';
import { DeliveryFields } from '../parts/application/DeliveryFields';
import { KeptDraft } from '../parts/application/KeptDraft';
import { useOpenCase } from '../parts/application/open-case';
import { Refusal } from '../parts/application/Refusal';
import { applicationBody } from '../parts/application/values';
import { CheckList } from '../parts/CheckList';
import { useDraft } from '../parts/draft';
import { SchemaFields } from '../parts/SchemaFields';
import { intakeStart, type IntakeValues, notMet, toldAtOnce, type Unmet } from './intake-values';
import { IntakeHead } from './IntakeHead';
import { IntakeMaterials } from './IntakeMaterials';
import { OneTimeNotice } from './OneTimeNotice';
import { ReviewFields } from './ReviewFields';
import { Section } from '../parts/application/Section';
import { UnmetAlert } from './UnmetAlert';

interface IntakeFormProps {
  readonly item: Item;
  /** Names the draft: the officer and the item. */
  readonly draft: string;
}

/** All of one intake on one page: 取消 saves nothing, 完成 opens the case (APP-15–23). */
export function IntakeForm({ item, draft }: IntakeFormProps) {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const [form] = Form.useForm<IntakeValues>();
  const initial = useMemo(() => intakeStart(item), [item]);
  const kept = useDraft(draft, initial);
  const opening = useOpenCase(draft);
  const [unmet, setUnmet] = useState<readonly Unmet[]>([]);
  const [notice, setNotice] = useState<readonly Unmet[]>();
  const lines = conditionsOf(item.acceptanceStandard);

  const leave = () => {
    kept.drop();
    void navigate({ to: '/intake' });
  };
  const valuesNow = () => form.getFieldsValue(true) as IntakeValues;
  /** The notice needs no complete form: it tells what is missing. */
  const tellAtOnce = (): boolean => {
    const values = valuesNow();
    if (values.status !== 'supplement') return false;
    setUnmet([]);
    setNotice(toldAtOnce(notMet(item, values)));
    return true;
  };
  const finish = async () => {
    if (tellAtOnce()) return;
    const values = valuesNow();
    const open = notMet(item, values);
    setUnmet(open);
    if (open.length > 0) return;
    const body = { ...applicationBody(item, values, 'window'), ...(values.opinion && { opinion: values.opinion }) };
    const { caseNo, rev, queryPassword } = await opening.mutateAsync(body);
    kept.drop();
    await navigate({
      to: '/cases/$caseNo/after/$seq',
      params: { caseNo, seq: String(rev) },
      state: { queryPassword },
      replace: true,
    });
  };

  if (notice) return <OneTimeNotice item={item} form={form} unmet={notice} onBack={() => setNotice(undefined)} />;
  return (
    <Form<IntakeValues>
      form={form}
      layout="vertical"
      initialValues={kept.value}
      className="intake"
      scrollToFirstError={{ focus: true, block: 'center' }}
      // The refusal stands in opening.error.
      onFinish={() => void finish().catch(() => undefined)}
      onFinishFailed={tellAtOnce}
    >
      <KeptDraft draft={draft} />
      <IntakeHead item={item} />
      {kept.value !== initial && <Alert type="info" showIcon title={t('form.restored')} />}
      <Section title={t('form.applicant')}>
        <ApplicantFields served={item.serviceObjects} />
        <AgentFields />
      </Section>
      <Section title={t('form.conditions')}>
        <CheckList
          title={t('form.met')}
          selectAll={t('form.allMet')}
          name="conditions"
          lines={lines.map(({ id, text }) => ({ id, text: `${id} ${text}` }))}
        />
      </Section>
      <Section title={t('form.materials')}>
        <IntakeMaterials item={item} />
      </Section>
      {item.form.length > 0 && (
        <Section title={t('form.form')}>
          <SchemaFields fields={item.form} name={['form']} />
        </Section>
      )}
      <Section title={t('form.delivery')}>
        <DeliveryFields item={item} atIntakeWindow />
      </Section>
      <Section title={t('form.review')}>
        <ReviewFields />
      </Section>
      <UnmetAlert unmet={unmet} />
      <Refusal error={opening.error} />
      <ActionBar onCancel={leave} busy={opening.isPending} />
    </Form>
  );
}
