import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../api/case';
import type { Me } from '../../api/session';
import { useFormat } from '../../format/useFormat';

const SHOWN = 3;

interface ChangeListProps {
  readonly changes: CaseFile['process'];
  readonly me: Me;
}

/** Who did what meanwhile, the newest first, with what was said. */
export function ChangeList({ changes, me }: ChangeListProps) {
  const { t } = useTranslation('steps');
  const format = useFormat();
  return (
    <ul className="change-list">
      {changes
        .slice(-SHOWN)
        .toReversed()
        .map(({ seq, person, name, at, opinion }) => (
          <li key={seq}>
            <strong>{person.id === me.id ? t('notice.you') : person.name}</strong>{' '}
            <span className="num">{format.instant(at)}</span> {name}
            {opinion && <q className="prose">{opinion}</q>}
          </li>
        ))}
    </ul>
  );
}
