import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { told } from '../api/client';
import { type Attachment, sizeOf } from './attachment';
import { ownFiles, scannerFiles, takeScanned } from './file-lists';

interface PickerProps {
  readonly onPick: (file: Attachment) => void;
  readonly onClose: () => void;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly size: number;
}

interface PickListProps<T extends Line> {
  readonly title: string;
  readonly hint: string;
  readonly empty: string;
  readonly lines: readonly T[] | undefined;
  readonly problem: Error | null;
  readonly busy?: boolean;
  readonly onPick: (line: T) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

function PickList<T extends Line>({
  title,
  hint,
  empty,
  lines,
  problem,
  busy,
  onPick,
  onClose,
  children,
}: PickListProps<T>) {
  const { t } = useTranslation('steps');
  return (
    <Modal open title={title} onCancel={onClose} footer={<Button onClick={onClose}>{t('parts.closeList')}</Button>}>
      <p className="hint">{hint}</p>
      {children}
      {problem && <Alert type="error" showIcon role="alert" title={problem.message} />}
      {!lines && !problem && <Skeleton active paragraph={{ rows: 3 }} />}
      {lines?.length === 0 && <p>{empty}</p>}
      <ul className="pick-list">
        {lines?.map((line) => (
          <li key={line.key} className="upload-line">
            <span className="upload-name">{line.name}</span>
            <span className="num upload-size">{sizeOf(line.size)}</span>
            <Button
              size="small"
              disabled={busy}
              aria-label={t('parts.pickOf', { name: line.name })}
              onClick={() => onPick(line)}
            >
              {t('parts.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** 高拍仪: what lies in the scanner's folder; taking a file uploads it. */
export function ScannerFiles({ onPick, onClose }: PickerProps) {
  const { t } = useTranslation('steps');
  const list = useQuery({ queryKey: ['scanner'], queryFn: () => told(scannerFiles()), refetchInterval: 3000 });
  const take = useMutation({
    mutationFn: (name: string) => told(takeScanned(name)),
    onSuccess: (file) => {
      onPick({ ...file, source: 'scanner' });
      onClose();
    },
  });
  return (
    <PickList
      title={t('parts.fromScanner')}
      hint={t('parts.scannerHint')}
      empty={t('parts.scannerEmpty')}
      lines={list.data?.rows.map((file) => ({ ...file, key: file.name }))}
      problem={take.error ?? list.error}
      busy={take.isPending}
      onPick={({ name }) => take.mutate(name)}
      onClose={onClose}
    />
  );
}

/** 已上传: files that the same person handed in before; a reused file keeps its hash (APP-18). */
export function ReusedFiles({ onPick, onClose }: PickerProps) {
  const { t } = useTranslation('steps');
  const [q, setQ] = useState('');
  const list = useQuery({ queryKey: ['own-files', q], queryFn: () => told(ownFiles(q)) });
  return (
    <PickList
      title={t('parts.reused')}
      hint={t('parts.reusedHint')}
      empty={t('parts.reusedEmpty')}
      lines={list.data?.rows.map((file) => ({ ...file, key: file.attachmentId }))}
      problem={list.error}
      onPick={({ key: _key, ...file }) => {
        onPick({ ...file, source: 'reused' });
        onClose();
      }}
      onClose={onClose}
    >
      <Input.Search
        allowClear
        aria-label={t('parts.searchFiles')}
        placeholder={t('parts.searchFiles')}
        onSearch={setQ}
        style={{ marginBottom: 8 }}
      />
    </PickList>
  );
}
