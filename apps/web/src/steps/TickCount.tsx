import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MaterialTicks } from './lines';

interface TickCountProps {
  /** Said when none is ticked. */
  readonly none: string;
}

/** How many materials are ticked, and where it is said that one has to be. */
export function TickCount({ none }: TickCountProps) {
  return (
    <Form.Item
      name="count"
      dependencies={['materials']}
      rules={[
        ({ getFieldsValue }) => ({
          validator: () =>
            tickedOf((getFieldsValue(true) as { materials?: MaterialTicks }).materials) > 0
              ? Promise.resolve()
              : Promise.reject(new Error(none)),
        }),
      ]}
    >
      <Count />
    </Form.Item>
  );
}

const tickedOf = (materials: MaterialTicks = {}): number =>
  Object.values(materials).filter((line) => line?.ticked).length;

function Count({ id }: { readonly id?: string }) {
  const { t } = useTranslation('steps');
  const materials = Form.useWatch<MaterialTicks>('materials', { form: Form.useFormInstance(), preserve: true });
  return (
    <p id={id} tabIndex={-1} className="tick-count">
      {t('ticked', { n: tickedOf(materials) })}
    </p>
  );
}
