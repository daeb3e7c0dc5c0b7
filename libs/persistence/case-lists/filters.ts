import type { Stage } from '#libs/domain/case/stage.js';
import type { CardLevel } from '#libs/domain/clock/types.js';
import { type CalendarDay, endOfDay, startOfDay } from '#libs/domain/time/index.js';
import { blindIndexes, type KeyRing } from '#libs/crypto/index.js';
import { APPLICANT_ID } from '../case-row/applicant-index.js';
import { toSql } from '../database/types.js';
import { anyOf, anywhere, type Params } from './sql.js';

/** What a list may be narrowed by; all that are given must hold. */
export interface CaseFilter {
  /** Free text: case number or item code from its start, item, applicant or project anywhere, or an exact ID number. */
  readonly q?: string;
  /** From its start. */
  readonly caseNo?: string;
  readonly itemCode?: string;
  /** Anywhere in the name. */
  readonly itemName?: string;
  /** Anywhere in the name, or an exact ID number. */
  readonly applicant?: string;
  readonly project?: string;
  readonly stage?: Stage | readonly Stage[];
  readonly card?: CardLevel | readonly CardLevel[];
  /** Above the bound of visits that its service mode allows (RUL-15). */
  readonly visitsExceeded?: boolean;
  /** Due on this day or earlier. */
  readonly dueBefore?: CalendarDay;
  /** Both days included (Asia/Shanghai). */
  readonly submittedFrom?: CalendarDay;
  readonly submittedTo?: CalendarDay;
  readonly acceptedFrom?: CalendarDay;
  readonly acceptedTo?: CalendarDay;
}

/** The filter as conditions about `case_row r`. */
export function conditionsOf(filter: CaseFilter, keys: KeyRing, params: Params): string[] {
  const found: string[] = [];
  const given = <T>(value: T | undefined, condition: (value: T) => string) => {
    if (value !== undefined && value !== '') found.push(condition(value));
  };
  const startsWith = (column: string, text: string) => `starts_with(r.${column}, ${params.add(text)})`;
  const holds = (column: string, text: string) => `r.${column} ILIKE ${params.add(anywhere(text))}`;
  const hasIdNo = (text: string) =>
    `r.applicant_id_index = ANY(${params.add(blindIndexes(keys, APPLICANT_ID, text), 'text[]')})`;
  const isOneOf = (column: string, values: string | readonly string[]) =>
    `r.${column} = ANY(${params.add(typeof values === 'string' ? [values] : values, 'text[]')})`;

  given(filter.q, (text) =>
    anyOf([
      startsWith('case_no', text),
      startsWith('item_code', text),
      holds('item_name', text),
      holds('applicant_name', text),
      holds('project_name', text),
      hasIdNo(text),
    ]),
  );
  given(filter.caseNo, (text) => startsWith('case_no', text));
  given(filter.itemCode, (code) => `r.item_code = ${params.add(code)}`);
  given(filter.itemName, (text) => holds('item_name', text));
  given(filter.applicant, (text) => anyOf([holds('applicant_name', text), hasIdNo(text)]));
  given(filter.project, (text) => holds('project_name', text));
  given(filter.stage, (stages) => isOneOf('stage', stages));
  given(filter.card, (cards) => isOneOf('card', cards));
  given(filter.visitsExceeded, (above) => `r.visits ${above ? '>' : '<='} r.max_visits`);
  given(filter.dueBefore, (day) => `r.due_at <= ${params.add(toSql(endOfDay(day)), 'timestamptz')}`);
  given(filter.submittedFrom, (day) => `r.submitted_at >= ${params.add(toSql(startOfDay(day)), 'timestamptz')}`);
  given(filter.submittedTo, (day) => `r.submitted_at < ${params.add(toSql(endOfDay(day)), 'timestamptz')}`);
  given(filter.acceptedFrom, (day) => `r.accepted_at >= ${params.add(toSql(startOfDay(day)), 'timestamptz')}`);
  given(filter.acceptedTo, (day) => `r.accepted_at < ${params.add(toSql(endOfDay(day)), 'timestamptz')}`);
  return found;
}
