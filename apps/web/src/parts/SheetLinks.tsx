import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { downloadSheet } from '../api/download';
import { isProblem } from '../api/problem';

interface SheetLinksProps {
  /** Address of the export, without its query. */
  readonly address: string;
  /** Name of the file, without its ending. */
  readonly name: string;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** A list or a table as a file in the page's language, with its filter printed on it. */
export function SheetLinks({ address, name, query }: SheetLinksProps) {
  const { t } = useTranslation();
  const sheet = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => downloadSheet(address, { ...query, format }, `${name}.${format}`),
  });
  return (
    <div className="sheet-links no-print">
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          loading={sheet.isPending && sheet.variables === format}
          onClick={() => sheet.mutate(format)}
        >
          {t('export', { format: format.toUpperCase() })}
        </Button>
      ))}
      {sheet.error && (
        <span role="alert" className="sheet-refused">
          {isProblem(sheet.error) ? sheet.error.detail : t('crash.text')}
        </span>
      )}
    </div>
  );
}
