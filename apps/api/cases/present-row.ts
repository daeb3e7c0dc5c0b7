import { STAGE_INFO } from '#libs/domain/case/stage.js';
import { type Principal, rolesOnCase } from '#libs/domain/identity/index.js';
import { maskName } from '#libs/domain/privacy/index.js';
import type { StoredCaseRow } from '#libs/persistence/index.js';
import type { Language } from '../http/language.js';
import type { CaseRowView } from './dto/lists.dto.js';
import type { CaseNames } from './names.js';
import { withInstants } from './present-events.js';
import { seesPersonalData } from './privacy.js';

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
];
const shownOf = (row: StoredCaseRow): CaseRowView => {
  const shown = Object.entries(row).filter(([field]) => !HIDDEN.includes(field as keyof StoredCaseRow));
  return withInstants(Object.fromEntries(shown)) as CaseRowView;
};

/** One line of a list; the applicant's name as far as the caller needs it. */
export function rowView(caller: Principal, row: StoredCaseRow, names: CaseNames, language: Language): CaseRowView {
  const clear = seesPersonalData(caller, rolesOnCase(caller, row), row);
  const info = STAGE_INFO[row.stage];
  return {
    ...shownOf(row),
    stageName: language === 'en' ? info.en : info.zh,
    departmentName: names.departments.get(row.departmentId) ?? row.departmentId,
    regionName: names.regions.get(row.region) ?? row.region,
    intakeRegionName: row.intakeRegion && (names.regions.get(row.intakeRegion) ?? row.intakeRegion),
    assigneeName: row.assigneeId && (names.people.get(row.assigneeId) ?? row.assigneeId),
    applicantName: clear ? row.applicantName : maskName(row.applicantName),
  };
}
