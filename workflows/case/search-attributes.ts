import type { SearchAttributes } from '@temporalio/common';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/index.js';
import type { CaseRow } from '#libs/domain/case/row-types.js';

/** The attributes by which operators search; nothing personal, since they stay in clear text. */
export const searchAttributesOf = (row: CaseRow): SearchAttributes => ({
  [SEARCH_ATTRIBUTES.stage]: [row.stage],
  [SEARCH_ATTRIBUTES.item]: [row.itemCode],
  [SEARCH_ATTRIBUTES.department]: [row.departmentId],
  [SEARCH_ATTRIBUTES.due]: row.dueAt === null ? [] : [new Date(row.dueAt)],
});
