import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DELIVERY_METHODS, type DeliveryMethod, ID_TYPES, type IdType } from '#libs/domain/terms/index.js';
import { useFormat } from '../format/useFormat';
import { Prose } from './Opinion';
import { defineStep, said, type StepFieldsProps } from './step';

interface Receiver {
  readonly name?: string;
  readonly idType?: IdType;
  readonly idNo?: string;
}
type Who = 'self' | 'other';

interface Values {
  readonly who: Who;
  /** The applicant's data, and another receiver's: changing the answer loses neither. */
  readonly receiver: Readonly<Record<Who, Receiver>>;
  readonly collection: DeliveryMethod;
  readonly opinion: string;
}

const given = ({ name = '', idType = 'id_card', idNo = '' }: Receiver) => ({ name, idType, idNo });

/** 发放登记: to the applicant, whose data stand there already, or to somebody who is named (RES-05–08). */
export const handOver = defineStep<Values>({
  commands: ['hand-over'],
  side: 'basic',
  initial: ({ basic: { applicant }, masked }) => ({
    who: 'self',
    receiver: {
      // Masked data are not to be written back as if they were the applicant's.
      self: masked ? {} : { name: applicant.name, idType: applicant.idType, idNo: applicant.idNo },
      other: { idType: 'id_card' },
    },
    collection: 'window',
    opinion: '已发放',
  }),
  Fields: HandOverFields,
  given: ({ who, receiver, collection, opinion }, { masked }) => ({
    command: 'hand-over',
    body: {
      inPerson: who === 'self',
      ...(!(masked && who === 'self') && { receiver: given(receiver[who]) }),
      collection,
      opinion: said(opinion),
    },
  }),
  fieldOf: (pointer, { who }) =>
    pointer.startsWith('/receiver/') ? ['receiver', who, pointer.slice('/receiver/'.length)] : undefined,
});

function HandOverFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  const who = Form.useWatch<Who | undefined>('who') ?? 'self';
  const methods = Object.keys(DELIVERY_METHODS) as DeliveryMethod[];
  return (
    <>
      <Form.Item name="who" label={t('handOver.inPerson')}>
        <Radio.Group
          options={(['self', 'other'] as const).map((value) => ({ value, label: t(`handOver.${value}`) }))}
        />
      </Form.Item>
      {file.masked && who === 'self' ? (
        <p className="hint">{t('handOver.masked')}</p>
      ) : (
        <ReceiverFields key={who} who={who} />
      )}
      <Form.Item name="collection" label={t('field.collection')}>
        <Radio.Group options={methods.map((value) => ({ value, label: DELIVERY_METHODS[value][language] }))} />
      </Form.Item>
      <Prose name="opinion" label={t('field.opinion')} />
    </>
  );
}

/** Name, document and number: all three are needed of another receiver (RES-07), and of the applicant they are filled in. */
function ReceiverFields({ who }: { readonly who: Who }) {
  const { t } = useTranslation('steps');
  const { language } = useFormat();
  const text = (name: 'name' | 'idNo', max: number) => {
    const label = t(`receiver.${name}`);
    return (
      <Form.Item
        name={['receiver', who, name]}
        label={label}
        rules={[
          { required: true, whitespace: true, message: t('parts.required', { label }) },
          { max, message: t('parts.tooLong', { max }) },
        ]}
      >
        <Input autoComplete="off" />
      </Form.Item>
    );
  };
  return (
    <div className="field-grid">
      {text('name', 100)}
      <Form.Item
        name={['receiver', who, 'idType']}
        label={t('receiver.idType')}
        rules={[{ required: true, message: t('parts.required', { label: t('receiver.idType') }) }]}
      >
        <Select
          options={(Object.keys(ID_TYPES) as IdType[]).map((value) => ({ value, label: ID_TYPES[value][language] }))}
        />
      </Form.Item>
      {text('idNo', 50)}
    </div>
  );
}
