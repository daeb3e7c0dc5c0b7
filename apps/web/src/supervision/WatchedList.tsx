import { useTranslation } from 'react-i18next';
import { type Me, useMe } from '../api/session';
import type { BulkCommand } from '../work/bulk/commands';
import { type CasePages, CaseList } from '../work/CaseList';
import type { ColumnName } from '../work/columns';

const COLUMNS: readonly ColumnName[] = ['caseNo', 'item', 'applicant', 'department', 'stage', 'due', 'assignee'];

/** As the API would take them: leaders hand cases over, supervisors urge too, auditors only look. */
function commandsOf({ posts }: Me): readonly BulkCommand[] {
  const holds = (role: string) => posts.some((post) => post.role === role);
  if (holds('supervisor')) return ['urge', 'transfer', 'copy-to'];
  return holds('leader') ? ['transfer', 'copy-to'] : [];
}

interface WatchedListProps {
  readonly title: string;
  readonly list: CasePages;
  readonly empty: string;
  readonly onMore: () => void;
}

/** Cases that somebody watches over: to look into, to urge, to hand to somebody else. */
export function WatchedList({ empty, ...list }: WatchedListProps) {
  const { t } = useTranslation('supervision');
  const me = useMe();
  return (
    <CaseList
      {...list}
      columns={COLUMNS}
      commands={me ? commandsOf(me) : []}
      hint={t('list.hint')}
      empty={
        <div className="table-frame list-note" role="status">
          <p>{empty}</p>
        </div>
      }
    />
  );
}
