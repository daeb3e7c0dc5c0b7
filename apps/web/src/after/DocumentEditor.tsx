import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDocument, documentQuery, useEditDocument } from '../api/after';
import { isProblem } from '../api/problem';
import { useMe } from '../api/session';
import { useDraft } from '../parts/draft';

interface DocumentEditorProps {
  readonly caseNo: string;
  readonly document: CaseDocument;
  readonly onSaved: (now: CaseDocument) => void;
  readonly onCancel: () => void;
}
interface Values {
  readonly statement: string;
  readonly lines: Readonly<Record<string, string>>;
  readonly reason?: string;
}

const textsOf = ({ statement, lines }: CaseDocument): Values => ({
  statement,
  lines: Object.fromEntries(lines.filter(({ fixed }) => !fixed).map(({ id, value }) => [id, value])),
});

/**
 * 修改: every line but those that tell which document it is. Only what was changed is sent, so
 * that a version made by somebody else meanwhile keeps its own changes; what was typed outlives a crash.
 */
export function DocumentEditor({ caseNo, document, onSaved, onCancel }: DocumentEditorProps) {
  const { t } = useTranslation('after');
  const { t: say } = useTranslation();
  const me = useMe();
  // What was opened: the query behind `document` may bring a newer version meanwhile.
  const [base] = useState(document);
  const { documentId, lines, title, documentNo, version } = base;
  const before = textsOf(base);
  const draft = useDraft<Values>(`${me?.id}/${caseNo}/document-${documentId}-${version}`, before);
  const edit = useEditDocument(caseNo, documentId);
  const { data: latest = document } = useQuery(documentQuery(caseNo, documentId));
  const isBehind = latest.version !== version || (isProblem(edit.error) && edit.error.code === 'DOCUMENT_CHANGED');
  const required = { required: true, whitespace: true, message: t('edit.required') };
  const leave = () => {
    draft.drop();
    onCancel();
  };
  const save = ({ statement, lines: values, reason }: Values) =>
    edit.mutate(
      {
        baseVersion: latest.version,
        ...(statement !== before.statement && { statement }),
        lines: Object.entries(values)
          .filter(([id, value]) => value !== before.lines[id])
          .map(([id, value]) => ({ id, value })),
        ...(reason?.trim() && { reason: reason.trim() }),
      },
      {
        onSuccess: (now) => {
          draft.drop();
          onSaved(now);
        },
      },
    );
  return (
    <article className="after">
      <h1>
        {t('edit.title')}:{title} <span className="after-second document-no">{documentNo}</span>
      </h1>
      <Alert type="info" showIcon title={t('edit.hint')} />
      <Form<Values>
        layout="vertical"
        className="after-card"
        name="document"
        initialValues={draft.value}
        onValuesChange={(_changed, values) => draft.change(values)}
        onFinish={save}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="statement" label={t('edit.statement')} rules={[required]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} lang="zh-CN" autoFocus />
        </Form.Item>
        {lines.map(({ id, label, value, fixed }) =>
          fixed ? (
            <Form.Item key={id} label={label} htmlFor={`document_fixed_${id}`}>
              <Input id={`document_fixed_${id}`} value={value} readOnly variant="filled" lang="zh-CN" />
            </Form.Item>
          ) : (
            <Form.Item key={id} name={['lines', id]} label={label} rules={[required]}>
              <Input.TextArea autoSize maxLength={2000} lang="zh-CN" />
            </Form.Item>
          ),
        )}
        <Form.Item name="reason" label={t('edit.reason')}>
          <Input maxLength={500} />
        </Form.Item>
        <div role="status">
          {isBehind && <Alert type="warning" showIcon title={t('edit.conflict', { version: latest.version })} />}
          {edit.error && !isBehind && (
            <Alert type="error" showIcon title={isProblem(edit.error) ? edit.error.detail : edit.error.message} />
          )}
        </div>
        <div className="action-bar">
          <Button onClick={leave}>{say('button.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={edit.isPending}>
            {t('edit.save')}
          </Button>
        </div>
      </Form>
    </article>
  );
}
