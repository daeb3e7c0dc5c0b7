import { Link } from '@tanstack/react-router';

const ITEM_PART = 31;
const WHOLE = 43;

/**
 * The link to a case. A number is 43 characters, of which the first 31 are the item's: sight gets the date and serial
 * that tell cases apart, a screen reader, the clipboard and the pointer get the whole.
 */
export function CaseNo({ caseNo }: { readonly caseNo: string }) {
  const cut = caseNo.length === WHOLE ? ITEM_PART : 0;
  return (
    <Link to="/cases/$caseNo" params={{ caseNo }} title={caseNo} className="num case-link">
      {cut > 0 && <span className="unseen-head">{caseNo.slice(0, cut)}</span>}
      {caseNo.slice(cut)}
    </Link>
  );
}
