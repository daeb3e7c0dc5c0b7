import { Link } from '@tanstack/react-router';

const ITEM_PART = 31;
const WHOLE = 43;

/**
 * The link to a case. A number is 43 characters, of which the first 31 are the item's: sight gets the date and serial
 * that tell cases apart, a screen reader and the pointer get the whole.
 */
export function CaseNo({ caseNo }: { readonly caseNo: string }) {
  return (
    <Link to="/cases/$caseNo" params={{ caseNo }} title={caseNo} aria-label={caseNo} className="num case-link">
      {caseNo.length === WHOLE ? caseNo.slice(ITEM_PART) : caseNo}
    </Link>
  );
}
