import type { CaseRow } from '#libs/domain/case/row-types.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import { toSql } from '../database/types.js';

/** A row as it is read: also the CaseScope that `rolesOnCase` wants. The ID number is kept only as a blind index. */
export type StoredCaseRow = Omit<CaseRow, 'applicantIdNo'>;

/** What a field is in the table besides text, number, flag or list. */
const FIELDS = {
  caseNo: 'plain',
  rev: 'plain',
  stage: 'plain',
  stageSince: 'instant',
  itemCode: 'plain',
  itemVersion: 'plain',
  itemName: 'plain',
  channel: 'plain',
  ownerId: 'plain',
  applicantName: 'plain',
  projectName: 'plain',
  departmentId: 'plain',
  region: 'plain',
  intakeRegion: 'plain',
  intakeWindow: 'plain',
  deliveryMethod: 'plain',
  deliveryWindow: 'plain',
  systemClients: 'plain',
  simulated: 'plain',
  role: 'plain',
  stepName: 'plain',
  assigneeId: 'plain',
  submittedAt: 'instant',
  receivedAt: 'instant',
  acceptedAt: 'instant',
  decidedAt: 'instant',
  closedAt: 'instant',
  resultCode: 'plain',
  dueOn: 'plain',
  dueAt: 'instant',
  dueClock: 'plain',
  dueProvisional: 'plain',
  promiseDueOn: 'plain',
  legalDueOn: 'plain',
  card: 'plain',
  specialRunning: 'plain',
  urgeOpen: 'plain',
  visits: 'plain',
  maxVisits: 'plain',
  usedDays: 'plain',
  readers: 'plain',
  cardClock: 'plain',
  cardDueOn: 'plain',
  cardAt: 'instant',
  overdueAt: 'instant',
  promiseDays: 'plain',
  legalDays: 'plain',
  savedDays: 'plain',
  officerId: 'plain',
  takenInAt: 'instant',
  urgeDueOn: 'plain',
  supplements: 'plain',
  corrections: 'plain',
  satisfaction: 'plain',
  ratedAt: 'instant',
  fixedInTime: 'plain',
  calendarId: 'plain',
  calendarVersion: 'plain',
} as const satisfies Record<keyof StoredCaseRow, 'plain' | 'instant'>;

export const ROW_FIELDS = Object.keys(FIELDS) as readonly (keyof StoredCaseRow)[];
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const COLUMNS = ROW_FIELDS.map((field) => [field, columnOf(field), FIELDS[field]] as const);

/** The columns of a row named as its fields, for SELECT; `alias` is the table's. */
export const selectRow = (alias: string): string =>
  COLUMNS.map(([field, column]) => `${alias}.${column} AS "${field}"`).join(', ');

/** A row as `selectRow` gives it: no due date is 'infinity' in the table. */
export function fromTable(row: StoredCaseRow): StoredCaseRow {
  return row.dueAt === Infinity ? { ...row, dueAt: null } : row;
}

/** The row by column names, for jsonb_populate_record. */
export function toTable(row: CaseRow, applicantIdIndex: string): Record<string, unknown> {
  const table: Record<string, unknown> = { applicant_id_index: applicantIdIndex };
  for (const [field, column, kind] of COLUMNS) {
    table[column] = kind === 'instant' ? toSql(row[field] as EpochMs | null) : row[field];
  }
  table.due_at ??= 'infinity';
  return table;
}
