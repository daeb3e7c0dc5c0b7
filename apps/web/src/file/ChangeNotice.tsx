import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../api/case';
import type { Me } from '../api/session';
import { timeOf } from '../format/day';
import { useWords } from './words';

/** So many changes are told one by one; the rest are counted. */
const TOLD = 3;

interface ChangeNoticeProps {
  readonly file: CaseFile;
  readonly me: Me;
  readonly onShow: () => void;
}

/** Says at once who did what while the file stood open; what the reader did here is no news. */
export function ChangeNotice({ file, me, onShow }: ChangeNoticeProps) {
  const { t } = useWords();
  const [seen, setSeen] = useState(file.rev);
  const news = file.process.filter(({ seq, person }) => seq > seen && person.id !== me.id).toReversed();
  return (
    <div role="status" className="change-notice no-print">
      {news.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('change.title')}
          description={
            <ul className="change-lines">
              {news.slice(0, TOLD).map(({ seq, at, name, step, person, opinion }) => (
                <li key={seq}>
                  {t('change.line', { time: timeOf(at), by: person.name, name: step ?? name })}
                  {opinion && <span className="change-opinion">{opinion}</span>}
                </li>
              ))}
              {news.length > TOLD && <li>{t('change.more', { count: news.length - TOLD })}</li>}
            </ul>
          }
          action={
            <span className="change-actions">
              <Button size="small" onClick={onShow}>
                {t('change.show')}
              </Button>
              <Button size="small" type="text" onClick={() => setSeen(file.rev)}>
                {t('change.close')}
              </Button>
            </span>
          }
        />
      )}
    </div>
  );
}
