import { UploadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Calendar, type NewNotice, useImportNotice } from '../api/calendars';
import { isProblem } from '../api/problem';
import { NoticeFileError, readNoticeFile } from './notice-file';

interface Fields {
  readonly year?: number;
  readonly source: string;
  readonly signer: string;
  readonly replaces?: boolean;
  readonly content: string;
}

interface ImportFormProps {
  readonly calendar: Calendar;
  readonly isNational: boolean;
}

/** Takes the days of a notice from a file or from the clerk's hand; what is wrong is named line by line. */
export function ImportForm({ calendar, isNational }: ImportFormProps) {
  const { t } = useTranslation('calendars');
  const [form] = Form.useForm<Fields>();
  const navigate = useNavigate();
  const adding = useImportNotice(calendar.id);
  const [unread, setUnread] = useState<string>();
  const next = Math.max(...calendar.years.map(({ year }) => year)) + 1;

  const submit = ({ content, source, signer, replaces, year }: Fields) => {
    let days: NewNotice['days'];
    try {
      days = readNoticeFile(content);
      setUnread(undefined);
    } catch (error) {
      if (!(error instanceof NoticeFileError)) throw error;
      setUnread(t('badLine', { line: error.line, text: error.text }));
      return;
    }
    adding.mutate(
      { source, signer, days, ...(replaces && { replaces }), ...(isNational && { year }) },
      {
        onSuccess: ({ id: noticeId }) => void navigate({ to: '/calendars/notices/$noticeId', params: { noticeId } }),
      },
    );
  };
  const take = async (file: File) => {
    form.setFieldValue('content', await file.text());
  };
  const required = (label: string) => [{ required: true, whitespace: true, message: t('required', { label }) }];
  const problems = isProblem(adding.error) ? adding.error.errors : [];
  return (
    <section aria-labelledby="calendar-import">
      <h2 id="calendar-import">{t('import')}</h2>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="import-form"
        initialValues={isNational ? { year: next } : {}}
        onFinish={submit}
      >
        {isNational && (
          <Form.Item
            name="year"
            label={t('year')}
            rules={[{ required: true, message: t('required', { label: t('year') }) }]}
          >
            <InputNumber min={1990} max={2100} precision={0} />
          </Form.Item>
        )}
        <Form.Item name="source" label={t('source')} rules={required(t('source'))}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="signer" label={t('signer')} rules={required(t('signer'))}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="content" label={t('days')} extra={t('daysHint')} rules={required(t('days'))}>
          <Input.TextArea rows={8} />
        </Form.Item>
        <Form.Item>
          <Upload
            accept=".csv,.txt,text/csv,text/plain"
            showUploadList={false}
            beforeUpload={(file) => {
              void take(file);
              // Read here, and sent nowhere.
              return false;
            }}
          >
            <Button icon={<UploadOutlined aria-hidden />}>{t('file')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="replaces" valuePropName="checked">
          <Checkbox>{t('replaces')}</Checkbox>
        </Form.Item>
        {(unread ?? adding.error) && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={unread ?? (isProblem(adding.error) ? adding.error.detail : t('crash.text', { ns: 'common' }))}
            description={
              unread === undefined &&
              problems.length > 0 && (
                <ul>
                  {problems.map(({ pointer, code, message }) => (
                    <li key={`${pointer}${code}`}>{message}</li>
                  ))}
                </ul>
              )
            }
          />
        )}
        <Button type="primary" htmlType="submit" loading={adding.isPending}>
          {t('doImport')}
        </Button>
      </Form>
    </section>
  );
}
