import type { DocumentTemplate } from '#libs/domain/case/effect-types.js';
import type { CalendarDay } from '#libs/domain/time/index.js';
import type { Receipt } from '../ports.js';

/** One labelled line of a document. `mask` shows what may be told where the whole value may not. */
export interface DocumentLine {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly mask?: (value: string) => string;
}

/** 文书 ready to be typeset, sealed and kept. */
export interface DocumentOrder {
  readonly key: string;
  readonly template: DocumentTemplate;
  readonly version: number;
  readonly caseNo: string;
  readonly documentNo: string;
  readonly organ: string;
  readonly title: string;
  readonly issuedOn: CalendarDay;
  readonly statement: string;
  readonly lines: readonly DocumentLine[];
  readonly printAtWindow?: string;
}

export interface DocumentPort {
  issue(order: DocumentOrder): Promise<Receipt>;
}
