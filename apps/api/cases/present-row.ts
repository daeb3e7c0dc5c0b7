import type { WorkingCalendar } from '#libs/domain/calendar/index.js';
import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { type Principal, rolesOnCase } from '#libs/domain/identity/index.js';
import { workingDaysLeft } from '#libs/domain/clock/index.js';
import { maskName } from '#libs/domain/privacy/index.js';
import type { EpochMs } from '#libs/domain/time/index.js';
import type { StoredCaseRow } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { CaseRowView } from './dto/lists.dto.js';
import type { CaseNames } from './names.js';
import { withInstants } from './present-events.js';
import { seesPersonalData } from './privacy.js';

interface RowContext {
  readonly names: CaseNames;
  readonly language: Language;
  /** Of the case's region. */
  readonly calendar: WorkingCalendar;
  readonly now: EpochMs;
}

/** 剩余时限 as the list shows it; a simulated case (模拟办件) has a time of its own, which lists do not know. */
function remaining(
  row: StoredCaseRow,
  { calendar, now }: RowContext,
): Pick<CaseRowView, 'workingDaysLeft' | 'overdue'> {
  if (row.dueOn === null || row.dueAt === null || row.simulated) return { workingDaysLeft: null, overdue: false };
  return { workingDaysLeft: workingDaysLeft(row.dueOn, calendar, now), overdue: now >= row.dueAt };
}
/** For scope, search and figures; no line of a list shows them. */
const HIDDEN: readonly (keyof StoredCaseRow)[] = [
  'ownerId',
  'systemClients',
  'readers',
  'itemVersion',
  'cardClock',
  'cardDueOn',
  'cardAt',
  'overdueAt',
  'promiseDays',
  'legalDays',
  'savedDays',
  'officerId',
  'takenInAt',
  'urgeDueOn',
  'supplements',
  'corrections',
  'satisfaction',
  'ratedAt',
  'fixedInTime',
  'calendarId',
  'calendarVersion',
];
const shownOf = (row: StoredCaseRow): CaseRowView => {
  const shown = Object.entries(row).filter(([field]) => !HIDDEN.includes(field as keyof StoredCaseRow));
  return withInstants(Object.fromEntries(shown)) as CaseRowView;
};

/** One line of a list; the applicant's name as far as the caller needs it. */
export function rowView(caller: Principal, row: StoredCaseRow, context: RowContext): CaseRowView {
  const { names, language } = context;
  const clear = seesPersonalData(caller, rolesOnCase(caller, row), row);
  const info = STAGE_INFO[row.stage];
  return {
    ...shownOf(row),
    stageName: language === 'en' ? info.en : info.zh,
    departmentName: names.departments.get(row.departmentId) ?? row.departmentId,
    regionName: names.regions.get(row.region) ?? row.region,
    intakeRegionName: row.intakeRegion && (names.regions.get(row.intakeRegion) ?? row.intakeRegion),
    assigneeName: row.assigneeId && (names.people.get(row.assigneeId) ?? row.assigneeId),
    ...remaining(row, context),
    applicantName: clear ? row.applicantName : maskName(row.applicantName),
  };
}
