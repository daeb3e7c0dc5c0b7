import { useNavigate } from '@tanstack/react-router';
import { memo, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../api/case';
import { useFormat } from '../format/useFormat';
import { type ColumnName, COLUMNS } from './columns';
import { useKeptFocus } from './useKeptFocus';
import { useListKeys } from './useListKeys';

interface CaseTableProps {
  readonly title: string;
  readonly rows: readonly CaseRow[];
  readonly columns: readonly ColumnName[];
  readonly selected: ReadonlySet<string>;
  /** Without it no row can be ticked. */
  readonly onSelect?: (caseNos: readonly string[], on: boolean) => void;
  readonly onEnd: () => void;
}

/**
 * A plain table: fifty rows of Ant Design's take several times the tenth of a second that a list has to paint. Roles are
 * written out because narrow screens show each row as a card, which would hide them.
 */
export function CaseTable({ title, rows, columns, selected, onSelect, onEnd }: CaseTableProps) {
  const { t } = useTranslation('work');
  const table = useRef<HTMLTableElement>(null);
  useKeptFocus(table, rows);
  useListKeys(table, { onSelect: (caseNo) => onSelect?.([caseNo], !selected.has(caseNo)), onEnd });
  const all = rows.length > 0 && rows.every(({ caseNo }) => selected.has(caseNo));
  return (
    <table ref={table} role="table" className="case-table" aria-label={title}>
      <thead role="rowgroup">
        <tr role="row">
          {onSelect && (
            <th role="columnheader" className="tick-cell">
              <input
                type="checkbox"
                aria-label={t('bulk.selectAll')}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && rows.some(({ caseNo }) => selected.has(caseNo));
                }}
                onChange={() =>
                  onSelect(
                    rows.map(({ caseNo }) => caseNo),
                    !all,
                  )
                }
              />
            </th>
          )}
          {columns.map((name) => (
            <th
              key={name}
              role="columnheader"
              className={`is-${name}`}
              aria-sort={name === 'due' ? 'ascending' : undefined}
            >
              {t(`column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.caseNo} row={row} columns={columns} isSelected={selected.has(row.caseNo)} onSelect={onSelect} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<CaseTableProps, 'columns' | 'onSelect'> {
  readonly row: CaseRow;
  readonly isSelected: boolean;
}

const Row = memo(function Row({ row, columns, isSelected, onSelect }: RowProps) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const navigate = useNavigate();
  const { caseNo } = row;
  // The link is the way in; the rest of the row is only a larger target for the mouse.
  const open = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('a, input, label, button')) return;
    if (window.getSelection()?.isCollapsed === false) return;
    if (ctrlKey || metaKey || shiftKey) window.open(`/cases/${encodeURIComponent(caseNo)}`, '_blank', 'noopener');
    else void navigate({ to: '/cases/$caseNo', params: { caseNo } });
  };
  return (
    <tr role="row" data-case={caseNo} className={isSelected ? 'is-selected' : undefined} onClick={open}>
      {onSelect && (
        <td role="cell" className="tick-cell">
          <label className="tick-target">
            <input
              type="checkbox"
              aria-label={t('bulk.select', { caseNo })}
              checked={isSelected}
              onChange={() => onSelect([caseNo], !isSelected)}
            />
          </label>
        </td>
      )}
      {columns.map((name) => {
        const column = COLUMNS[name];
        const cell = column.cell(row, { t, format });
        return (
          <td key={name} role="cell" className={`is-${name}`} data-label={t(`column.${name}`)}>
            {'long' in column ? (
              <span className="long-text" title={typeof cell === 'string' ? cell : undefined}>
                {cell}
              </span>
            ) : (
              cell
            )}
          </td>
        );
      })}
    </tr>
  );
});
