import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandInForm } from '#libs/domain/terms/index.js';
import type { CaseFile } from '../api/case';
import { useCommand } from '../api/commands';
import { useFormat } from '../format/useFormat';
import { KeptDraft } from '../parts/application/KeptDraft';
import { Refusal } from '../parts/application/Refusal';
import { useDraft } from '../parts/draft';
import { Materials, type MaterialLine, type MaterialValue, takesFiles } from '../parts/Materials';
import { askedLines, replyDay } from './asked';

interface SupplementValues {
  readonly materials: Readonly<Record<string, MaterialValue>>;
  readonly opinion?: string;
}

/** Each asked material with what is wanted of it; an unfinished one is kept. */
export function SupplementForm({ file, draft }: { readonly file: CaseFile; readonly draft: string }) {
  const { t } = useTranslation('applicants');
  const navigate = useNavigate();
  const format = useFormat();
  const [form] = Form.useForm<SupplementValues>();
  const asked = askedLines(file);
  const lines = linesOf(file);
  const initial = useMemo(() => startOf(file), [file]);
  const kept = useDraft<SupplementValues>(draft, initial);
  const supplement = useCommand(file.caseNo, 'submit-supplement');
  const due = replyDay(file);
  const back = { to: '/me/cases/$caseNo', params: { caseNo: file.caseNo } } as const;

  const send = async () => {
    const { materials, opinion } = form.getFieldsValue(true) as SupplementValues;
    await supplement.mutateAsync({
      materials: asked.map(({ id }) => handedIn(id, materials[id] ?? {})),
      ...(opinion?.trim() && { opinion: opinion.trim() }),
    });
    kept.drop();
    await navigate({ ...back, replace: true });
  };

  return (
    <Form<SupplementValues>
      form={form}
      layout="vertical"
      size="large"
      className="apply"
      initialValues={kept.value}
      scrollToFirstError={{ focus: true, block: 'center' }}
      // The refusal stands in supplement.error.
      onFinish={() => void send().catch(() => undefined)}
    >
      <KeptDraft draft={draft} />
      <p>
        <strong>{due ? t('asked.by', { day: format.day(due) }) : t('asked.noDate')}</strong> {t('supplement.hint')}
      </p>
      <Materials lines={lines} forms complete files="edit" caseNo={file.caseNo} sources={['file', 'reused']} />
      <Form.Item name="opinion" label={t('supplement.note')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Refusal error={supplement.error} />
      <div className="action-bar no-print">
        <Button
          onClick={() => {
            kept.drop();
            void navigate(back);
          }}
        >
          {t('button.cancel', { ns: 'common' })}
        </Button>
        <Button type="primary" htmlType="submit" loading={supplement.isPending}>
          {t('supplement.send')}
        </Button>
      </div>
    </Form>
  );
}

/** What is asked for now can’t be left for later once more. */
const formsOf = (acceptedForms: readonly string[]): readonly HandInForm[] =>
  (acceptedForms as readonly HandInForm[]).filter((form) => form !== 'deferred' && form !== 'exempt');

function linesOf(file: CaseFile): MaterialLine[] {
  const asked = new Map(askedLines(file).map((line) => [line.id, line.requirement]));
  return file.materials
    .filter(({ id }) => asked.has(id))
    .map(({ id, no, name, notes, copies, acceptedForms }) => ({
      id,
      no,
      name,
      notes,
      copies,
      necessity: 'mandatory',
      forms: formsOf(acceptedForms),
      remark: asked.get(id),
    }));
}

/** A fresh supplement: each line in the form in which it came before, or else in the first that is accepted. */
function startOf(file: CaseFile): SupplementValues {
  const lines = file.materials.map(({ id, acceptedForms, handedIn }): [string, MaterialValue] => {
    const forms = formsOf(acceptedForms);
    return [id, { form: forms.find((form) => form === handedIn?.form) ?? forms[0], files: [] }];
  });
  return { materials: Object.fromEntries(lines) };
}

function handedIn(materialId: string, { form = 'electronic', files = [] }: MaterialValue) {
  const attachmentIds = takesFiles(form) ? files.map(({ attachmentId }) => attachmentId) : [];
  return { materialId, form, ...(attachmentIds.length > 0 && { attachmentIds }) };
}
