import { DownloadOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Modal, Skeleton } from 'antd';
import { type RefCallback, useCallback, useState } from 'react';
import { api, told } from '../api/client';
import { sizeOf } from '../parts/attachment';
import { useWords } from './words';

export interface ShownFile {
  readonly attachmentId: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}
type View = 'pdf' | 'picture' | 'text' | 'none';

function viewOf(mediaType: string): View {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|webp|gif)$/.test(mediaType)) return 'picture';
  return mediaType.startsWith('text/') ? 'text' : 'none';
}

const addressOf = (caseNo: string, id: string) => `/api/v1/cases/${caseNo}/attachments/${id}`;

interface CaseFilesProps {
  readonly caseNo: string;
  readonly files: readonly ShownFile[];
  /** Said where there are none. */
  readonly empty?: string | undefined;
}

/** Files of a case: each opens in the page, or is downloaded where the page cannot show it. */
export function CaseFiles({ caseNo, files, empty }: CaseFilesProps) {
  const { t } = useWords();
  const [shown, setShown] = useState<ShownFile>();
  if (files.length === 0) return empty ? <span className="second">{empty}</span> : null;
  return (
    <ul className="case-files">
      {files.map((file) => (
        <li key={file.attachmentId}>
          {viewOf(file.mediaType) === 'none' ? (
            <a
              href={addressOf(caseNo, file.attachmentId)}
              download
              aria-label={t('viewer.downloadOf', { name: file.name })}
            >
              {file.name}
            </a>
          ) : (
            <button
              type="button"
              className="plain-link"
              aria-label={t('viewer.view', { name: file.name })}
              onClick={() => setShown(file)}
            >
              {file.name}
            </button>
          )}{' '}
          <span className="num second">{sizeOf(file.size)}</span>
        </li>
      ))}
      {shown && <FileViewer caseNo={caseNo} file={shown} onClose={() => setShown(undefined)} />}
    </ul>
  );
}

interface FileViewerProps {
  readonly caseNo: string;
  readonly file: ShownFile;
  readonly onClose: () => void;
}

function FileViewer({ caseNo, file, onClose }: FileViewerProps) {
  const { t } = useWords();
  const { attachmentId, name, mediaType } = file;
  const { data, error, isPending } = useQuery({
    queryKey: ['attachment', caseNo, attachmentId],
    // One view is one request: the server keeps a record of each.
    gcTime: 0,
    staleTime: Infinity,
    queryFn: async () => {
      const params = { path: { caseNo, attachmentId } };
      const blob = await told<Blob>(
        api.GET('/api/v1/cases/{caseNo}/attachments/{attachmentId}', { params, parseAs: 'blob' }),
      );
      return viewOf(mediaType) === 'text' ? blob.text() : blob;
    },
  });
  return (
    <Modal
      open
      title={name}
      onCancel={onClose}
      width="min(1100px, 96vw)"
      className="file-viewer"
      footer={
        <>
          <span className="viewer-note">{t('viewer.logged')}</span>
          <Button icon={<DownloadOutlined aria-hidden />} href={addressOf(caseNo, attachmentId)} download>
            {t('viewer.download')}
          </Button>
          <Button type="primary" onClick={onClose}>
            {t('viewer.close')}
          </Button>
        </>
      }
    >
      {isPending && <Skeleton active aria-label={t('viewer.loading')} />}
      {error && <Alert type="error" showIcon role="alert" title={error.message} />}
      {typeof data === 'string' && (
        <pre className="viewer-text" tabIndex={0}>
          {data}
        </pre>
      )}
      {data instanceof Blob && <BlobView blob={data} name={name} view={viewOf(mediaType)} />}
    </Modal>
  );
}

/** A PDF in the browser's own viewer, or a picture to zoom into. */
function BlobView({ blob, name, view }: { readonly blob: Blob; readonly name: string; readonly view: View }) {
  const show = useCallback(
    (element: HTMLIFrameElement | HTMLImageElement | null) => {
      if (!element) return;
      const address = URL.createObjectURL(blob);
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
  return view === 'pdf' ? (
    <iframe className="viewer-frame" ref={show} title={name} />
  ) : (
    <Picture show={show} name={name} />
  );
}

const STEPS = [100, 150, 200, 300, 400];

function Picture({ show, name }: { readonly show: RefCallback<HTMLImageElement>; readonly name: string }) {
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const zoom = STEPS[step] ?? 100;
  return (
    <>
      <div className="viewer-tools">
        <Button
          size="small"
          icon={<ZoomOutOutlined aria-hidden />}
          aria-label={t('viewer.zoomOut')}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        />
        <span className="num" role="status">
          {t('viewer.zoom', { n: zoom })}
        </span>
        <Button
          size="small"
          icon={<ZoomInOutlined aria-hidden />}
          aria-label={t('viewer.zoomIn')}
          disabled={step === STEPS.length - 1}
          onClick={() => setStep(step + 1)}
        />
        <Button size="small" onClick={() => setStep(0)}>
          {t('viewer.fit')}
        </Button>
      </div>
      <div className="viewer-picture" tabIndex={0} role="group" aria-label={name}>
        <img ref={show} alt={name} style={{ width: `${zoom}%` }} />
      </div>
    </>
  );
}
