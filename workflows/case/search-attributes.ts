import type { SearchAttributes } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/index.js';
import type { CaseRow } from '#libs/domain/case/row-types.js';

/** The attributes that operators search by, when an event changed one; most commands change none. */
export function searchAttributesOf(row: CaseRow, before: CaseRow | undefined): SearchAttributes | undefined {
  if (before && before.stage === row.stage && before.dueAt === row.dueAt) return undefined;
  return {
    [SEARCH_ATTRIBUTES.stage]: [row.stage],
    [SEARCH_ATTRIBUTES.item]: [row.itemCode],
    [SEARCH_ATTRIBUTES.department]: [row.departmentId],
    [SEARCH_ATTRIBUTES.due]: row.dueAt === null ? [] : [new Date(row.dueAt)],
  };
}
