import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Prose } from './Opinion';
import { defineStep, said, type StepFieldsProps } from './step';

type Outcome = 'approve' | 'return' | 'deny';

interface Values {
  readonly outcome: Outcome;
  /** One for each outcome: changing one's mind loses none. */
  readonly opinion: Readonly<Record<Outcome, string>>;
}

/** 环节办理: approve, return or deny; a denial at the last step is the decision and needs its reason. */
export const decideStep = defineStep<Values>({
  commands: ['decide-step'],
  side: 'process',
  initial: () => ({ outcome: 'approve', opinion: { approve: '同意', return: '', deny: '' } }),
  Fields: DecideStepFields,
  given: ({ outcome, opinion }) => ({
    command: 'decide-step',
    body: { outcome, opinion: said(opinion[outcome]) },
  }),
  fieldOf: (pointer, { outcome }) => (pointer === '/opinion' ? ['opinion', outcome] : undefined),
});

function DecideStepFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const outcome = Form.useWatch<Outcome | undefined>('outcome') ?? 'approve';
  const { stepNo, stepNames } = file.basic;
  const isLast = stepNo === stepNames.length;
  const before = stepNo === null ? undefined : stepNames[stepNo - 2];
  const isDenial = outcome === 'deny' && isLast;
  const next = stepNo === null ? undefined : stepNames[stepNo];
  return (
    <>
      <Form.Item name="outcome" label={t('field.outcome')}>
        <Radio.Group
          options={[
            { value: 'approve', label: isLast ? t('decide.grant') : t('decide.approve') },
            ...(before === undefined ? [] : [{ value: 'return', label: t('decide.return', { step: before }) }]),
            { value: 'deny', label: isLast ? t('decide.denyLast') : t('decide.deny') },
          ]}
        />
      </Form.Item>
      <Prose
        key={outcome}
        name={['opinion', outcome]}
        label={isDenial ? t('decide.reason') : t('field.opinion')}
        required={outcome !== 'approve'}
        hint={isDenial ? t('decide.reasonHint') : undefined}
      />
      <p className="hint">{t(followsKey(outcome, isLast), { step: outcome === 'return' ? before : next })}</p>
    </>
  );
}

function followsKey(outcome: Outcome, isLast: boolean) {
  if (outcome === 'return') return 'decide.follows.return';
  if (!isLast) return 'decide.follows.next';
  return outcome === 'deny' ? 'decide.follows.denied' : 'decide.follows.granted';
}
