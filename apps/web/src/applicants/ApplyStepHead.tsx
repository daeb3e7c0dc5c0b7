import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/items';
import type { ApplyStep } from './apply-steps';

interface ApplyStepHeadProps {
  readonly item: Item;
  readonly steps: readonly ApplyStep[];
  readonly at: number;
}

/** Where one is: the item, step 2 of 5 and its name. A new step takes the focus. */
export function ApplyStepHead({ item, steps, at }: ApplyStepHeadProps) {
  const { t } = useTranslation('applicants');
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [at]);
  return (
    <header className="apply-head">
      <Link to="/items/$itemCode" params={{ itemCode: item.itemCode }} className="second">
        {item.name}
      </Link>
      <h1 ref={heading} tabIndex={-1}>
        {t(`apply.${steps[at]!}`)}
      </h1>
      <p className="second">{t('apply.stepOf', { n: at + 1, all: steps.length })}</p>
      <ol className="apply-steps" aria-hidden="true">
        {steps.map((step, n) => (
          <li key={step} className={n <= at ? 'reached' : undefined} />
        ))}
      </ol>
    </header>
  );
}
