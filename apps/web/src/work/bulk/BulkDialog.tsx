import { Button, Form, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/case';
import { PeoplePicker } from '../../parts/PeoplePicker';
import { BulkResults } from './BulkResults';
import type { BulkBody, BulkCommand } from './commands';
import { useBulk } from './useBulk';

interface BulkDialogProps {
  readonly command: BulkCommand;
  readonly rows: readonly CaseRow[];
  readonly onClose: () => void;
  /** All of it was done. */
  readonly onDone: () => void;
}
interface Fields {
  readonly people?: readonly string[];
  readonly text?: string;
}

/** The command's body as the fields say it. */
function bodyOf(command: BulkCommand, { people = [], text }: Fields): BulkBody {
  const said = text?.trim();
  if (command === 'claim') return {};
  if (command === 'urge') return { message: said ?? '' };
  if (command === 'transfer') return { toUser: people[0]!, reason: said ?? '' };
  return { users: [...people], ...(said && { message: said }) };
}

/** 批量认领, 转办, 抄送, 督办: asks once, then says for each case what became of it. */
export function BulkDialog({ command, rows, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('work');
  const [form] = Form.useForm<Fields>();
  // The list moves on beneath the dialog; what was chosen stays.
  const [chosen] = useState(rows);
  const body = useRef<BulkBody>({});
  const [step, setStep] = useState<'asking' | 'running' | 'done'>('asking');
  const { outcomes, run } = useBulk(
    command,
    chosen.map(({ caseNo }) => caseNo),
    t('crash.text', { ns: 'common' }),
  );
  const refused = [...outcomes.values()].filter(({ state }) => state === 'refused').length;

  const start = async () => {
    setStep('running');
    await run(body.current);
    setStep('done');
  };
  const submit = (fields: Fields) => {
    body.current = bodyOf(command, fields);
    void start();
  };
  const close = () => {
    if (step === 'done' && refused === 0) onDone();
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t(`bulk.heading.${command}`, { count: chosen.length })}
      onCancel={close}
      mask={{ closable: step !== 'running' }}
      keyboard={step !== 'running'}
      closable={step !== 'running'}
      footer={
        step === 'asking' ? (
          <>
            <Button onClick={close}>{t('button.cancel', { ns: 'common' })}</Button>
            <Button type="primary" autoFocus={command === 'claim'} onClick={() => form.submit()}>
              {t(`bulk.do.${command}`)}
            </Button>
          </>
        ) : (
          <>
            {step === 'done' && refused > 0 && (
              <Button onClick={() => void start()}>{t('bulk.again', { count: refused })}</Button>
            )}
            <Button type="primary" disabled={step === 'running'} onClick={close}>
              {t('button.close', { ns: 'common' })}
            </Button>
          </>
        )
      }
    >
      {step === 'asking' ? (
        <Form<Fields> form={form} layout="vertical" onFinish={submit} requiredMark>
          <p>{t(`bulk.about.${command}`)}</p>
          {command !== 'claim' && (
            <>
              {command !== 'urge' && (
                <Form.Item
                  name="people"
                  label={t(command === 'transfer' ? 'bulk.toUser' : 'bulk.users')}
                  rules={[{ required: true, message: t('bulk.peopleRequired') }]}
                >
                  <PeoplePicker caseNo={chosen[0]!.caseNo} purpose={command} multiple={command === 'copy-to'} />
                </Form.Item>
              )}
              <Form.Item
                name="text"
                label={t(`bulk.text.${command}`)}
                rules={
                  command === 'copy-to'
                    ? []
                    : [{ required: true, whitespace: true, message: t(`bulk.textRequired.${command}`) }]
                }
              >
                <Input.TextArea rows={3} maxLength={1000} showCount />
              </Form.Item>
            </>
          )}
        </Form>
      ) : (
        <BulkResults rows={chosen} outcomes={outcomes} isOver={step === 'done'} />
      )}
    </Modal>
  );
}
