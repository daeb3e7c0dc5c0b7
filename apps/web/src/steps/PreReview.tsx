import { Button, Form, Radio } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/session';
import { CheckList } from '../parts/CheckList';
import { Materials } from '../parts/Materials';
import {
  conditions,
  isMetAtFirst,
  lineOf,
  type MaterialTicks,
  tickedConditions,
  type Ticks,
  untickedConditions,
  untickedMaterials,
} from './lines';
import { NextHandlers } from './NextHandlers';
import { Prose } from './Opinion';
import { requestSupplement } from './RequestSupplement';
import { defineStep, said, type StepFieldsProps } from './step';
import { writeAhead } from './step-draft';

interface Values {
  readonly conditions: Ticks;
  readonly materials: MaterialTicks;
  readonly status: 'pass' | 'fail';
  /** One for each status: changing one's mind loses neither. */
  readonly opinion: { readonly pass: string; readonly fail: string };
  readonly nextHandlers?: string[];
}

/** 预审: what was handed in is looked through, and goes on or is sent back (PRE-07–12). */
export const preReview = defineStep<Values>({
  commands: ['pass-pre-review', 'fail-pre-review'],
  side: 'basic',
  initial: (file, command) => ({
    conditions: tickedConditions(file),
    materials: Object.fromEntries(file.materials.map((line) => [line.id, { ticked: isMetAtFirst(line) }])),
    status: command === 'fail-pre-review' ? 'fail' : 'pass',
    opinion: { pass: '同意', fail: '' },
  }),
  Fields: PreReviewFields,
  given: ({ conditions, materials, status, opinion, nextHandlers }, file) => {
    const unmet = [...untickedConditions(file, conditions), ...untickedMaterials(file, materials)];
    return status === 'pass'
      ? { command: 'pass-pre-review', body: { opinion: said(opinion.pass), nextHandlers, unmet } }
      : { command: 'fail-pre-review', body: { opinion: opinion.fail, unmet } };
  },
  fieldOf: (pointer, { status }) => (pointer === '/opinion' ? ['opinion', status] : undefined),
});

function PreReviewFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const status = Form.useWatch<Values['status'] | undefined>('status') ?? 'pass';
  return (
    <>
      <CheckList
        name="conditions"
        title={t('conditions')}
        selectAll={t('parts.tickAll', { tick: t('tick.met') })}
        lines={conditions(file)}
      />
      <Materials lines={file.materials.map(lineOf)} tick={t('tick.met')} files="view" caseNo={file.caseNo} />
      <Form.Item
        name="status"
        label={t('field.status')}
        dependencies={['conditions', 'materials']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: (_rule, chosen: Values['status']) =>
              chosen === 'pass' && unmetOf(getFieldsValue(true) as Values, file) > 0
                ? Promise.reject(new Error(t('preReview.unmet')))
                : Promise.resolve(),
          }),
        ]}
      >
        <Radio.Group
          options={(['pass', 'fail'] as const).map((value) => ({ value, label: t(`preReview.${value}`) }))}
        />
      </Form.Item>
      {file.availableCommands.includes('request-supplement') && <ToSupplement file={file} />}
      {status === 'fail' ? (
        <Prose name={['opinion', 'fail']} label={t('field.opinion')} required hint={t('preReview.failMeans')} />
      ) : (
        <>
          <Prose name={['opinion', 'pass']} label={t('field.opinion')} />
          <NextHandlers caseNo={file.caseNo} />
        </>
      )}
    </>
  );
}

const unmetOf = ({ conditions, materials }: Values, file: StepFieldsProps['file']): number =>
  untickedConditions(file, conditions).length + untickedMaterials(file, materials).length;

/** The materials without a tick go over to the notice (PRE-08). */
function ToSupplement({ file }: Pick<StepFieldsProps, 'file'>) {
  const { t } = useTranslation('steps');
  const navigate = useNavigate();
  const me = useMe();
  const ticks = Form.useWatch<MaterialTicks>('materials', { form: Form.useFormInstance(), preserve: true });
  const failed = untickedMaterials(file, ticks);
  if (!ticks || failed.length === 0) return null;
  const go = () => {
    const first = requestSupplement.initial(file, 'request-supplement') as { materials: object };
    const materials = { ...first.materials, ...Object.fromEntries(failed.map((id) => [id, { ticked: true }])) };
    writeAhead(me?.id, file, 'request-supplement', { ...first, materials });
    return navigate({
      to: '/cases/$caseNo/do/$command',
      params: { caseNo: file.caseNo, command: 'request-supplement' },
    });
  };
  return (
    <p className="step-way">
      {t('preReview.supplementHint')}{' '}
      <Button onClick={() => void go()}>{t('preReview.supplement', { n: failed.length })}</Button>
    </p>
  );
}
