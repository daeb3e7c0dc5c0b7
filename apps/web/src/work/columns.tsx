import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { CHANNELS, DELIVERY_METHODS } from '#libs/domain/terms/index.js';
import type { CaseRow } from '../api/case';
import { termName } from '../format/terms';
import type { useFormat } from '../format/useFormat';
import { CaseNo } from './CaseNo';
import { DueCell } from './DueCell';

interface CellContext {
  readonly t: TFunction<'work'>;
  readonly format: ReturnType<typeof useFormat>;
}
interface Column {
  /** Text that may be long: shown on two lines at most, whole in its row while that has the focus, and under the pointer. */
  readonly long?: true;
  readonly cell: (row: CaseRow, context: CellContext) => ReactNode;
}

const instant = (at: string | null, { format }: CellContext): ReactNode =>
  at === null ? (
    <Nothing />
  ) : (
    <time className="num" dateTime={at} title={format.instant(at)}>
      {format.short(at)}
    </time>
  );
const day = (on: string | null, { format }: CellContext): ReactNode =>
  on === null ? <Nothing /> : <span className="num">{format.shortDay(on)}</span>;
const Nothing = () => <span aria-hidden>–</span>;
const Second = ({ children }: { readonly children: ReactNode }) => <span className="second-line">{children}</span>;

/** Every column that a list can show. */
export const COLUMNS = {
  caseNo: { cell: ({ caseNo }) => <CaseNo caseNo={caseNo} /> },
  item: { long: true, cell: ({ itemName }) => itemName },
  applicant: { long: true, cell: ({ applicantName }) => applicantName },
  source: {
    cell: ({ channel, intakeRegion, intakeRegionName, region }, { format }) => (
      <>
        {termName(CHANNELS, channel, format.language)}
        {intakeRegion !== null && intakeRegion !== region && <Second>{intakeRegionName}</Second>}
      </>
    ),
  },
  stage: {
    cell: ({ stage, stepName, urgeOpen }, { t, format }) => (
      <>
        {termName(STAGE_INFO, stage, format.language)}
        {urgeOpen && <span className="due-chip is-red urge-chip">{t('urged')}</span>}
        {stepName !== null && <Second>{stepName}</Second>}
      </>
    ),
  },
  due: { cell: (row) => <DueCell row={row} /> },
  acceptedAt: { cell: ({ acceptedAt }, context) => instant(acceptedAt, context) },
  stageSince: { cell: ({ stageSince }, context) => instant(stageSince, context) },
  assignee: {
    cell: ({ assigneeName, role }, { t }) =>
      assigneeName ?? (role === null ? <Nothing /> : <span className="quiet">{t('unclaimed')}</span>),
  },
  project: { long: true, cell: ({ projectName }) => projectName ?? <Nothing /> },
  department: { long: true, cell: ({ departmentName }) => departmentName },
  submittedAt: { cell: ({ submittedAt }, context) => instant(submittedAt, context) },
  promiseDueOn: { cell: ({ promiseDueOn }, context) => day(promiseDueOn, context) },
  legalDueOn: { cell: ({ legalDueOn }, context) => day(legalDueOn, context) },
  closedAt: { cell: ({ closedAt }, context) => instant(closedAt, context) },
  delivery: { cell: ({ deliveryMethod }, { format }) => termName(DELIVERY_METHODS, deliveryMethod, format.language) },
  visits: {
    cell: ({ visits, maxVisits }) => (
      <span className="num">
        {visits} / {maxVisits}
      </span>
    ),
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

const STANDARD: readonly ColumnName[] = [
  'caseNo',
  'item',
  'applicant',
  'source',
  'stage',
  'due',
  'acceptedAt',
  'stageSince',
  'assignee',
];

/** The columns of a list: those that the person chose, the number always among them; the standard ones otherwise. */
export function columnsOf(chosen: readonly string[] | undefined): readonly ColumnName[] {
  if (!chosen || chosen.length === 0) return STANDARD;
  return COLUMN_NAMES.filter((name) => name === 'caseNo' || chosen.includes(name));
}
