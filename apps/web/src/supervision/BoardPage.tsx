import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryQuery, warningsQuery } from '../api/supervision';
import { usePageTitle } from '../app/usePageTitle';
import { LoadFailed } from '../parts/LoadFailed';
import { CaseNo } from '../work/CaseNo';
import { DueCell } from '../work/DueCell';
import { LEVELS } from './search';
import './board.css';
import './supervision.css';

const NO_FILTER = {};
/** What a screen on a wall shows without anybody to turn its pages. */
const PLACES = 8;
const NEAREST = 8;

/** 监督大屏: dark, large, live; nothing on it has to be touched. */
export function BoardPage() {
  const { t } = useTranslation('supervision');
  const board = useRef<HTMLDivElement>(null);
  const levels = useQuery(summaryQuery(NO_FILTER, 'department'));
  const clocks = useQuery(summaryQuery(NO_FILTER, 'clock'));
  const list = useInfiniteQuery(warningsQuery(NO_FILTER));
  usePageTitle(t('board.title'));
  const counts = levels.data?.total;
  const rows = list.data?.pages[0]?.rows.slice(0, NEAREST) ?? [];
  return (
    <div className="board" ref={board}>
      <header className="board-head">
        <h1>{t('board.title')}</h1>
        <span className="no-print">
          <button type="button" className="plain-button" onClick={() => void board.current?.requestFullscreen()}>
            {t('board.full')}
          </button>{' '}
          <Link to="/supervision">{t('board.back')}</Link>
        </span>
      </header>
      {levels.error && <LoadFailed error={levels.error} retry={() => void levels.refetch()} />}
      <ul className="board-levels" aria-live="polite">
        {LEVELS.map((level) => (
          <li key={level} className={`is-${level}`}>
            <span>{t(`card.${level}`)}</span>
            <strong className="num">{counts?.[level] ?? '–'}</strong>
          </li>
        ))}
      </ul>
      <div className="board-rooms">
        <BoardGroups title={t('by.department')} groups={levels.data?.groups} />
        <BoardGroups title={t('by.clock')} groups={clocks.data?.groups} />
        <section aria-label={t('board.nearest')}>
          <h2>{t('board.nearest')}</h2>
          <ol className="board-cases">
            {rows.map((row) => (
              <li key={row.caseNo}>
                <CaseNo caseNo={row.caseNo} /> <span className="board-item">{row.itemName}</span> <DueCell row={row} />
              </li>
            ))}
          </ol>
          {list.data && rows.length === 0 && <p>{t('list.none')}</p>}
        </section>
      </div>
    </div>
  );
}

interface BoardGroupsProps {
  readonly title: string;
  readonly groups:
    readonly { readonly key: string | null; readonly name: string; readonly total: number }[] | undefined;
}

function BoardGroups({ title, groups = [] }: BoardGroupsProps) {
  const most = Math.max(1, ...groups.map(({ total }) => total));
  const shown = [...groups].sort((a, b) => b.total - a.total).slice(0, PLACES);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="board-groups">
        {shown.map(({ key, name, total }) => (
          <li key={key ?? ''}>
            <span>{name}</span>
            <strong className="num">{total}</strong>
            <span className="board-bar" style={{ inlineSize: `${(total / most) * 100}%` }} aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  );
}
