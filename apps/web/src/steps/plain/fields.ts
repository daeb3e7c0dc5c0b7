import type { CaseFile } from '../../api/case';
import type { Purpose } from '../../api/colleagues';

interface Common {
  /** Its path in the command's body. */
  readonly name: string | readonly [string, string];
  /** Key of its label below `field`. */
  readonly label: FieldLabel;
  readonly required?: boolean;
  /** Key of a sentence below it, below `hint`. */
  readonly hint?: FieldHint;
  readonly initial?: (file: CaseFile) => string | number | undefined;
}

/** A plain field: what kind of input, and the same bounds as the API has for it. */
export type PlainField = Common &
  (
    | { readonly kind: 'prose' | 'text'; readonly max: number }
    | { readonly kind: 'integer'; readonly max: (file: CaseFile) => number }
    | { readonly kind: 'money' }
    | { readonly kind: 'day' | 'instant' }
    | { readonly kind: 'special-procedure' | 'satisfaction' }
    | { readonly kind: 'person' | 'people'; readonly purpose: Purpose }
  );

export type FieldLabel =
  | 'amount'
  | 'answer'
  | 'basis'
  | 'carrier'
  | 'carrierStatus'
  | 'deliveredAt'
  | 'days'
  | 'kind'
  | 'licenceName'
  | 'licenceNo'
  | 'message'
  | 'notice'
  | 'opinion'
  | 'order'
  | 'paidAt'
  | 'place'
  | 'rating'
  | 'reason'
  | 'receiptNo'
  | 'repair'
  | 'result'
  | 'servedOn'
  | 'toUser'
  | 'trackingNo'
  | 'users'
  | 'words';
export type FieldHint = 'days' | 'deliveredAt' | 'licenceNo' | 'notice' | 'servedOn' | 'amount';
