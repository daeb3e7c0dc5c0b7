import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import { KeptDraft } from '../parts/application/KeptDraft';
import { useOpenCase } from '../parts/application/open-case';
import { Refusal } from '../parts/application/Refusal';
import {
  type ApplicantValues,
  applicationBody,
  type ApplicationValues,
  startValues,
} from '../parts/application/values';
import { useDraft } from '../parts/draft';
import { applySteps, type ApplyStep } from './apply-steps';
import { ApplyStepFields } from './ApplyStepFields';
import { ApplyStepHead } from './ApplyStepHead';

interface ApplyFormProps {
  readonly item: Item;
  readonly known: Partial<ApplicantValues>;
  /** Names the draft: the person and the item. */
  readonly draft: string;
}

/** One form over all steps; a step that was not reached yet can’t be jumped to. Its step stands in the address. */
export function ApplyForm({ item, known, draft }: ApplyFormProps) {
  const { t } = useTranslation('applicants');
  const navigate = useNavigate();
  const { step: asked } = useSearch({ from: '/public/personal/apply/$itemCode' });
  const [form] = Form.useForm<ApplicationValues>();
  const initial = useMemo(() => startValues(item, known), [item, known]);
  const kept = useDraft(draft, initial);
  const reached = useDraft(`${draft}/reached`, 0);
  const opening = useOpenCase(draft);
  const [isKept] = useState(kept.value !== initial);
  const steps = applySteps(item);
  const at = Math.min(Math.max(0, steps.indexOf(asked ?? 'identity')), reached.value);
  const step = steps[at]!;
  const isLast = at === steps.length - 1;

  const show = (next: ApplyStep, replace = false) =>
    void navigate({ to: '/apply/$itemCode', params: { itemCode: item.itemCode }, search: { step: next }, replace });
  const forget = () => {
    kept.drop();
    reached.drop();
  };
  const send = async () => {
    const values = form.getFieldsValue(true) as ApplicationValues;
    const { caseNo, queryPassword } = await opening.mutateAsync(applicationBody(item, values, 'online'));
    forget();
    await navigate({
      to: '/me/cases/$caseNo/receipt',
      params: { caseNo },
      state: { queryPassword },
      replace: true,
    });
  };
  const goOn = () => {
    // The refusal stands in opening.error.
    if (isLast) return void send().catch(() => undefined);
    reached.change(Math.max(reached.value, at + 1));
    show(steps[at + 1]!);
  };

  return (
    <Form<ApplicationValues>
      form={form}
      layout="vertical"
      size="large"
      className="apply"
      initialValues={kept.value}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={goOn}
    >
      <KeptDraft draft={draft} />
      <ApplyStepHead item={item} steps={steps} at={at} />
      {at === 0 && (isKept || known.idNo) && (
        <Alert type="info" showIcon title={t(isKept ? 'apply.restored' : 'apply.prefilled')} />
      )}
      <ApplyStepFields step={step} item={item} onChange={(next) => show(next)} />
      <Refusal error={opening.error} />
      <div className="action-bar no-print">
        <Button
          type="text"
          onClick={() => {
            forget();
            void navigate({ to: '/items/$itemCode', params: { itemCode: item.itemCode } });
          }}
        >
          {t('apply.discard')}
        </Button>
        {at > 0 && <Button onClick={() => show(steps[at - 1]!)}>{t('button.previous', { ns: 'common' })}</Button>}
        <Button type="primary" htmlType="submit" loading={opening.isPending}>
          {isLast ? t('apply.send') : t('button.next', { ns: 'common' })}
        </Button>
      </div>
    </Form>
  );
}
