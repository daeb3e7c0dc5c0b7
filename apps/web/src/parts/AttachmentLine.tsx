import { DeleteOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Attachment, sizeOf } from './attachment';

interface AttachmentLineProps {
  readonly file: Attachment;
  readonly caseNo?: string;
  /** Left out where files may only be looked at. */
  readonly onDelete?: () => void;
}

/** One file: name, size, 详情 and 删除, which asks first (APP-19). */
export function AttachmentLine({ file, caseNo, onDelete }: AttachmentLineProps) {
  const { t } = useTranslation('steps');
  const { attachmentId, name, size, source, isOwn = false } = file;
  const ofCase = caseNo === undefined || isOwn ? '' : `cases/${caseNo}/`;
  return (
    <div className="upload-line">
      <span className="upload-name" title={name}>
        {name}
      </span>
      <span className="num upload-size">{sizeOf(size)}</span>
      {source && <span className="upload-size">{t(`parts.source.${source}`)}</span>}
      <Button
        size="small"
        type="link"
        icon={<EyeOutlined aria-hidden />}
        href={`/api/v1/${ofCase}attachments/${attachmentId}?view=inline`}
        target="_blank"
        rel="noreferrer"
        aria-label={t('parts.viewOf', { name })}
      >
        {t('parts.view')}
      </Button>
      {onDelete && (
        <Popconfirm
          title={t('parts.deleteAsk', { name })}
          okText={t('parts.delete')}
          cancelText={t('parts.keep')}
          onConfirm={onDelete}
        >
          <Button
            size="small"
            type="text"
            danger
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('parts.deleteOf', { name })}
          />
        </Popconfirm>
      )}
    </div>
  );
}
