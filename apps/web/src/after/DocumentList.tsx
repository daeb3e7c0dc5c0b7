import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DocumentRow, documentsQuery } from '../api/after';
import type { CaseFile } from '../api/case';
import { useFormat } from '../format/useFormat';
import { LoadFailed } from '../parts/LoadFailed';
import { Status } from './Status';

interface DocumentListProps {
  readonly caseNo: string;
  /** When the act was done: its own documents stand first. */
  readonly at: string | undefined;
  readonly steps: CaseFile['process'];
}

/** 打印文书 (MSG-05): every document of the case by step, those of the act that was just done first. */
export function DocumentList({ caseNo, at, steps }: DocumentListProps) {
  const { t } = useTranslation('after');
  const { data, error, refetch } = useQuery(documentsQuery(caseNo));
  const own = new Set(steps.filter((step) => step.at === at).map(({ seq }) => seq));
  const isOwn = ({ seq }: DocumentRow) => own.has(seq);
  const rows = data?.documents ?? [];
  const sorted = [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row)).toReversed()];
  return (
    <section className="after-card" aria-labelledby="after-documents">
      <h2 id="after-documents">{t('documents.title')}</h2>
      {!data && !error && <Skeleton active />}
      {!data && error && <LoadFailed error={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="after-second">{t('documents.none')}</p>}
      <ul className="document-list">
        {sorted.map((row) => (
          <DocumentLine key={row.documentId} caseNo={caseNo} row={row} own={isOwn(row)} />
        ))}
      </ul>
    </section>
  );
}

function DocumentLine({
  caseNo,
  row,
  own,
}: {
  readonly caseNo: string;
  readonly row: DocumentRow;
  readonly own: boolean;
}) {
  const { t } = useTranslation('after');
  const format = useFormat();
  const { documentId, title, documentNo, version, issuedOn, step, status, missing } = row;
  return (
    <li>
      <div className="document-line">
        <Link to="/cases/$caseNo/documents/$documentId" params={{ caseNo, documentId }}>
          {title}
        </Link>
        {own && <Tag>{t('documents.thisStep')}</Tag>}
        <Status status={status}>{t(`documents.status.${status}`)}</Status>
      </div>
      <p className="after-second">
        {step} · <span className="document-no">{documentNo}</span> · {t('documents.version', { version })} ·{' '}
        {t('documents.issuedOn', { day: format.day(issuedOn) })}
      </p>
      {missing.length > 0 && (
        <p className="document-missing">{t('documents.missing', { labels: missing.join('、') })}</p>
      )}
    </li>
  );
}
