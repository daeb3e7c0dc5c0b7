import { InboxOutlined, ScanOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Progress } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_FILES, type Attachment, sendFile, UploadRefused } from './attachment';
import { AttachmentLine } from './AttachmentLine';
import { ReusedFiles, ScannerFiles } from './FilePickers';
import './parts.css';

export type { Attachment } from './attachment';

export type UploadSource = 'file' | 'scanner' | 'reused';
const EVERY_SOURCE: readonly UploadSource[] = ['file', 'scanner', 'reused'];

interface UploadProps {
  /** What the files are for: names the buttons for whoever does not see them. */
  readonly label: string;
  readonly value?: readonly Attachment[];
  readonly onChange?: (files: readonly Attachment[]) => void;
  /** The case whose files may be viewed; none yet at intake. */
  readonly caseNo?: string;
  readonly sources?: readonly UploadSource[];
  readonly id?: string;
}

interface Pending {
  readonly key: number;
  readonly name: string;
  readonly percent: number;
  readonly problem?: string;
}

/**
 * Attachments of one material: from a file with its progress, from the scanner's folder (高拍仪), or uploaded before.
 * Inside an antd Form it is a control like any other.
 */
export function Upload({ label, value = [], onChange, caseNo, sources = EVERY_SOURCE, id }: UploadProps) {
  const { t } = useTranslation('steps');
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const files = useRef(value);
  useEffect(() => {
    files.current = value;
  });
  const keys = useRef(0);
  const own = useId();
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [picker, setPicker] = useState<'scanner' | 'reused'>();

  const change = (next: readonly Attachment[]) => {
    files.current = next;
    onChange?.(next);
  };
  const add = (file: Attachment) => {
    if (!files.current.some(({ attachmentId }) => attachmentId === file.attachmentId))
      change([...files.current, { ...file, isOwn: true }]);
  };
  const note = (key: number, next: Partial<Pending>) =>
    setPending((lines) => lines.map((line) => (line.key === key ? { ...line, ...next } : line)));
  const drop = (key: number) => setPending((lines) => lines.filter((line) => line.key !== key));

  const send = async (file: File) => {
    const key = ++keys.current;
    setPending((lines) => [...lines, { key, name: file.name, percent: 0 }]);
    try {
      add(await sendFile(file, (percent) => note(key, { percent }), t('parts.uploadFailed')).done);
      drop(key);
    } catch (error) {
      note(key, { problem: error instanceof UploadRefused ? error.message : t('parts.uploadFailed') });
    }
  };

  return (
    <div className="upload" role="group" aria-label={t('parts.filesOf', { label })}>
      {value.map((file) => (
        <AttachmentLine
          key={file.attachmentId}
          file={file}
          caseNo={caseNo}
          onDelete={() => {
            change(files.current.filter(({ attachmentId }) => attachmentId !== file.attachmentId));
            button.current?.focus();
          }}
        />
      ))}
      {pending.map(({ key, name, percent, problem }) => (
        <div key={key} className="upload-line">
          <span className="upload-name">{name}</span>
          {problem === undefined ? (
            <Progress percent={percent} size="small" aria-label={t('parts.uploading', { name })} />
          ) : (
            <>
              <span className="field-problem" role="alert">
                {problem}
              </span>
              <Button size="small" type="text" onClick={() => drop(key)}>
                {t('parts.dismiss')}
              </Button>
            </>
          )}
        </div>
      ))}
      <Flex wrap gap={4}>
        <input
          ref={input}
          id={id ?? own}
          type="file"
          multiple
          style={{ display: 'none' }}
          accept={ACCEPTED_FILES}
          aria-label={t('parts.fromFileOf', { label })}
          onChange={({ target }) => {
            for (const file of target.files ?? []) void send(file);
            target.value = '';
          }}
        />
        <Button
          ref={button}
          size="small"
          icon={<UploadOutlined aria-hidden />}
          aria-label={t('parts.fromFileOf', { label })}
          onClick={() => input.current?.click()}
        >
          {t('parts.fromFile')}
        </Button>
        {sources.includes('scanner') && (
          <Button
            size="small"
            icon={<ScanOutlined aria-hidden />}
            aria-label={t('parts.fromScannerOf', { label })}
            onClick={() => setPicker('scanner')}
          >
            {t('parts.fromScanner')}
          </Button>
        )}
        {sources.includes('reused') && (
          <Button
            size="small"
            icon={<InboxOutlined aria-hidden />}
            aria-label={t('parts.reusedOf', { label })}
            onClick={() => setPicker('reused')}
          >
            {t('parts.reused')}
          </Button>
        )}
      </Flex>
      {picker === 'scanner' && <ScannerFiles onPick={add} onClose={() => setPicker(undefined)} />}
      {picker === 'reused' && <ReusedFiles onPick={add} onClose={() => setPicker(undefined)} />}
    </div>
  );
}
