import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from './words';

interface PrintHeaderProps {
  readonly caseNo: string;
  readonly by: string;
}

const now = () => new Date().toISOString();
/** Case numbers are letters and digits; anything else would have to be escaped in a style. */
const safe = (caseNo: string) => caseNo.replace(/[^\w-]/g, '');

/** What a printed file begins with, and what stands on each of its pages. */
export function PrintHeader({ caseNo, by }: PrintHeaderProps) {
  const { t, instant } = useWords();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const onPrint = () => flushSync(() => setAt(now()));
    window.addEventListener('beforeprint', onPrint);
    return () => window.removeEventListener('beforeprint', onPrint);
  }, []);
  return (
    <div className="print-only print-head">
      <style>{`@page { @top-right { content: "${safe(caseNo)}"; } @bottom-center { content: counter(page) " / " counter(pages); } }`}</style>
      <p className="print-title">{t('print.title')}</p>
      <p>
        {t('head.caseNo')} {caseNo} · {t('print.at')} {instant(at)} · {t('print.by')} {by}
      </p>
    </div>
  );
}
