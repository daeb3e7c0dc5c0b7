import { type ReactNode, useId } from 'react';

export interface FigureColumn {
  readonly key: string;
  readonly title: string;
  readonly isNumber?: boolean;
}
interface FigureTableProps {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table of the report under its numbered caption; where it is wider than the page it scrolls by itself. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  const id = useId();
  return (
    <figure className="report-figure">
      <figcaption id={id}>{caption}</figcaption>
      {/* Without a link inside, the keyboard can scroll it only where it can be reached itself. */}
      <div className="table-frame" role="region" aria-labelledby={id} tabIndex={0}>
        <table className="figures" aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map(({ key, title, isNumber }) => (
                <th key={key} scope="col" className={isNumber ? 'is-number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [head, ...cells] }) => (
              <tr key={key}>
                <th scope="row">{head}</th>
                {cells.map((cell, i) => (
                  <td key={columns[i + 1]!.key} className={columns[i + 1]!.isNumber ? 'is-number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
