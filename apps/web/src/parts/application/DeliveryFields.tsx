import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DELIVERY_METHODS, type DeliveryMethod } from '#libs/domain/terms/index.js';
import type { Item } from '../../api/items';
import { itemWindowsQuery } from '../../api/places';
import { useSettings } from '../../app/settings';
import { PhoneField } from './PersonFields';
import type { ApplicationValues } from './values';

interface DeliveryFieldsProps {
  readonly item: Item;
  /** Offers collection at the window that takes the case in. */
  readonly atIntakeWindow?: boolean;
}

/** 领取方式: courier to the door needs a receiver, collection may name a window (APP-22). */
export function DeliveryFields({ item, atIntakeWindow = false }: DeliveryFieldsProps) {
  const { t } = useTranslation('intake');
  const { language } = useSettings();
  const method = Form.useWatch<DeliveryMethod | undefined>(['delivery', 'method']);
  const methods = item.deliveryMethods as readonly DeliveryMethod[];
  return (
    <>
      <Form.Item
        name={['delivery', 'method']}
        label={t('delivery.method')}
        rules={[{ required: true, message: t('delivery.choose') }]}
      >
        <Radio.Group
          className="delivery-methods"
          options={methods.map((value) => ({
            value,
            label: value === 'mail' ? t('delivery.courier') : DELIVERY_METHODS[value][language],
          }))}
        />
      </Form.Item>
      {method === 'mail' && <ReceiverFields />}
      {method === 'window' && <WindowChoice itemCode={item.itemCode} atIntakeWindow={atIntakeWindow} />}
    </>
  );
}

/** 单项速递: whom the courier asks for, and where. */
function ReceiverFields() {
  const { t } = useTranslation('intake');
  const form = Form.useFormInstance<ApplicationValues>();
  const takeApplicant = () => {
    const { applicant, delivery } = form.getFieldsValue(true) as ApplicationValues;
    const { name, phone, address } = applicant;
    form.setFieldsValue({ delivery: { ...delivery, name, phone, address } });
  };
  return (
    <>
      <Button className="same-as-applicant" onClick={takeApplicant}>
        {t('delivery.sameAsApplicant')}
      </Button>
      <div className="field-grid">
        <Form.Item
          name={['delivery', 'name']}
          label={t('delivery.name')}
          rules={[{ required: true, whitespace: true, message: t('person.required', { label: t('delivery.name') }) }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <PhoneField at="delivery" required />
        <Form.Item
          name={['delivery', 'address']}
          label={t('delivery.address')}
          className="field-wide"
          rules={[
            { required: true, whitespace: true, message: t('person.required', { label: t('delivery.address') }) },
          ]}
        >
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}

function WindowChoice({ itemCode, atIntakeWindow }: { readonly itemCode: string; readonly atIntakeWindow: boolean }) {
  const { t } = useTranslation('intake');
  const { data, error } = useQuery(itemWindowsQuery(itemCode));
  return (
    <Form.Item name={['delivery', 'windowId']} label={t('delivery.window')} extra={error?.message}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('delivery.ownWindow')}
        options={[
          ...(atIntakeWindow ? [{ value: 'intake', label: t('delivery.intakeWindow') }] : []),
          ...(data?.rows ?? []).map(({ id, name, hallName }) => ({ value: id, label: `${hallName} · ${name}` })),
        ]}
      />
    </Form.Item>
  );
}
