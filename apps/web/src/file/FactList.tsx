import type { ReactNode } from 'react';

/** A label and what stands beside it; whatever is empty is left out. */
export type Fact = readonly [label: string, value: ReactNode, wide?: 'wide' | undefined];

const isEmpty = (value: ReactNode): boolean => value === null || value === undefined || value === '' || value === false;

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts-grid">
      {facts
        .filter(([, value]) => !isEmpty(value))
        .map(([label, value, wide]) => (
          <div key={label} className={wide && 'is-wide'}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface BlockProps {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a tab. */
export function Block({ title, extra, children }: BlockProps) {
  return (
    <section className="block">
      <div className="block-head">
        <h3>{title}</h3>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** A text that would look squeezed in a column takes the whole width. */
export const wideIfLong = (text: string): 'wide' | undefined => (text.length > 30 ? 'wide' : undefined);
