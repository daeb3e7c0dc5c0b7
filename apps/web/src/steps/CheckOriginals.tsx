import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { CheckList } from '../parts/CheckList';
import type { Ticks } from './lines';
import { defineStep, type StepFieldsProps } from './step';

interface Values {
  readonly originals: Ticks;
  readonly paperMatchesElectronic: boolean;
}

/** What the applicant has handed in on paper or as a file: its original is to be seen. */
const toSee = ({ materials }: StepFieldsProps['file']) =>
  materials.filter(
    ({ handedIn, exempt }) => !exempt && (handedIn?.form === 'paper' || handedIn?.form === 'electronic'),
  );
const wasFiledOnline = ({ basic }: StepFieldsProps['file']): boolean =>
  basic.channel === 'online' || basic.channel === 'mobile';

/** 核验原件: every original is seen, and the paper is what was filed online (APP-10). */
export const checkOriginals = defineStep<Values>({
  commands: ['check-originals'],
  side: 'materials',
  initial: () => ({ originals: {}, paperMatchesElectronic: false }),
  Fields: CheckOriginalsFields,
  given: ({ originals, paperMatchesElectronic }, file) => ({
    command: 'check-originals',
    body: {
      materialIds: toSee(file).flatMap(({ id }) => (originals[id] ? [id] : [])),
      ...(wasFiledOnline(file) && { paperMatchesElectronic }),
    },
  }),
});

function CheckOriginalsFields({ file }: StepFieldsProps) {
  const { t } = useTranslation('steps');
  const lines = toSee(file);
  const owed = lines.filter(({ type, handedIn }) => type === 'original' && !handedIn?.originalChecked);
  return (
    <>
      <CheckList
        name="originals"
        title={t('originals.title')}
        selectAll={t('parts.tickAll', { tick: t('originals.seen') })}
        lines={lines.map(({ id, name, notes, copies, type }) => ({
          id,
          text: [name, t(`originals.${type as 'original' | 'copy'}`, { n: copies }), notes].filter(Boolean).join(' · '),
        }))}
      />
      <Form.Item
        name="owed"
        dependencies={['originals']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: () => {
              const { originals } = getFieldsValue(true) as Values;
              const left = owed.filter(({ id }) => !originals[id]).map(({ name }) => name);
              return left.length > 0
                ? Promise.reject(new Error(t('originals.left', { names: left.join('、') })))
                : Promise.resolve();
            },
          }),
        ]}
      >
        <Hint />
      </Form.Item>
      {wasFiledOnline(file) && (
        <Form.Item
          name="paperMatchesElectronic"
          valuePropName="checked"
          extra={t('originals.otherwise')}
          rules={[
            {
              validator: (_rule, ticked: boolean) =>
                ticked ? Promise.resolve() : Promise.reject(new Error(t('originals.compare'))),
            },
          ]}
        >
          <Checkbox>{t('originals.same')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

/** Where it is said which originals are left. */
function Hint({ id }: { readonly id?: string }) {
  const { t } = useTranslation('steps');
  return (
    <p id={id} tabIndex={-1} className="tick-count">
      {t('originals.hint')}
    </p>
  );
}
