import { EditOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { Alert, App, Button, Select, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDocument, documentQuery, logPrint } from '../api/after';
import { usePageTitle } from '../app/usePageTitle';
import { LoadFailed } from '../parts/LoadFailed';
import './after.css';
import { DocumentEditor } from './DocumentEditor';
import { Paper } from './Paper';
import { VersionList } from './VersionList';

/** One document to check, edit and print (MSG-05). */
export function DocumentPage() {
  const { caseNo, documentId } = useParams({ from: '/office/cases/$caseNo/documents/$documentId' });
  const [version, setVersion] = useState<number>();
  const { data, error, refetch } = useQuery(documentQuery(caseNo, documentId, version));
  if (data) return <Opened key={documentId} caseNo={caseNo} document={data} show={setVersion} />;
  if (error) return <LoadFailed error={error} retry={() => void refetch()} />;
  return <Skeleton active className="after" />;
}

interface OpenedProps {
  readonly caseNo: string;
  readonly document: CaseDocument;
  /** Shows another version; undefined for the latest. */
  readonly show: (version?: number) => void;
}

function Opened({ caseNo, document, show }: OpenedProps) {
  const { t } = useTranslation('after');
  const { message } = App.useApp();
  const [isEditing, setEditing] = useState(false);
  usePrintLog(caseNo, document);
  const { title, documentNo, version, shownVersion, missing, masked } = document;
  usePageTitle(title);
  const isLatest = shownVersion === version;
  const saved = (now: CaseDocument) => {
    setEditing(false);
    show(undefined);
    void message.success(now.version === version ? t('edit.unchanged') : t('edit.saved', { version: now.version }));
  };
  if (isEditing)
    return <DocumentEditor caseNo={caseNo} document={document} onSaved={saved} onCancel={() => setEditing(false)} />;
  return (
    <article className="after document-page">
      <h1 className="no-print">
        {title} <span className="after-second document-no">{documentNo}</span>
      </h1>
      <Toolbar caseNo={caseNo} document={document} show={show} onEdit={() => setEditing(true)} />
      <div className="document-notes no-print">
        {!isLatest && (
          <Alert
            type="warning"
            showIcon
            title={t('document.older', { version: shownVersion, latest: version })}
            action={<Button onClick={() => show(undefined)}>{t('document.showLatest')}</Button>}
          />
        )}
        {masked && <Alert type="info" showIcon title={t('document.masked')} />}
        {isLatest && missing.length > 0 && (
          <Alert type="warning" showIcon title={t('document.missing', { labels: missing.join('、') })} />
        )}
      </div>
      <Paper document={document} />
      <VersionList document={document} />
    </article>
  );
}

/** Every print is logged, by the button or by the browser's own menu. */
function usePrintLog(caseNo: string, { documentId, shownVersion }: CaseDocument): void {
  useEffect(() => {
    const log = () => void logPrint(caseNo, documentId, shownVersion).catch(() => undefined);
    window.addEventListener('beforeprint', log);
    return () => window.removeEventListener('beforeprint', log);
  }, [caseNo, documentId, shownVersion]);
}

function Toolbar({ caseNo, document, show, onEdit }: OpenedProps & { readonly onEdit: () => void }) {
  const { t } = useTranslation('after');
  const router = useRouter();
  const navigate = useNavigate();
  const { versions, version, shownVersion, canEdit } = document;
  const back = () =>
    router.history.canGoBack() ? router.history.back() : void navigate({ to: '/cases/$caseNo', params: { caseNo } });
  return (
    <div className="document-bar no-print" role="toolbar" aria-label={document.title}>
      <Button onClick={back}>{t('document.back')}</Button>
      {versions.length > 1 && (
        <Select
          aria-label={t('document.version')}
          value={shownVersion}
          onChange={(wanted) => show(wanted === version ? undefined : wanted)}
          options={versions.toReversed().map((one) => ({
            value: one.version,
            label: t('document.versionName', { version: one.version, by: one.by }),
          }))}
          className="document-version"
        />
      )}
      {canEdit && shownVersion === version && (
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {t('document.edit')}
        </Button>
      )}
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('document.print')}
      </Button>
    </div>
  );
}
