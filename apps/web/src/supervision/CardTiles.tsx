import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { WarningGroup, WarningsFilter } from '../api/supervision';
import { LEVELS } from './search';

interface CardTilesProps {
  readonly counts: Schemas['CardCountsView'] | undefined;
  readonly filter: WarningsFilter;
  readonly by: WarningGroup;
}

/** How many cards of each level there are; a level chosen narrows all below. */
export function CardTiles({ counts, filter, by }: CardTilesProps) {
  const { t } = useTranslation('supervision');
  const { level: _, ...others } = filter;
  return (
    <ul className="card-tiles" aria-busy={counts === undefined} aria-live="polite">
      {(['total', ...LEVELS] as const).map((kind) => (
        <li key={kind} className={`is-${kind}`}>
          <Link
            to="/supervision"
            search={{ ...others, by, ...(kind !== 'total' && { level: kind }) }}
            aria-current={(filter.level ?? 'total') === kind ? 'true' : undefined}
          >
            <span>{t(`card.${kind}`)}</span>
            <strong className="num">{counts?.[kind] ?? '–'}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
