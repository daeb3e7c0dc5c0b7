import fc from 'fast-check';
import { STAGE_INFO, STAGES, type CaseRow, isFinal } from '#libs/domain/case/index.js';
import { type Post, type Principal, type Role, ROLES } from '#libs/domain/identity/index.js';
import { addDays, calendarDay, endOfDay, epochMs, startOfDay } from '#libs/domain/time/index.js';
import { toTable } from '#libs/persistence/case-row/row-mapper.js';
import { blindIndex } from '#libs/crypto/index.js';
import { CLOCK_KINDS } from '#libs/domain/clock/index.js';
import { type Satisfaction, SATISFACTIONS } from '#libs/domain/terms/index.js';
import { type ScratchDatabase, TEST_KEYS } from '../setup/database.js';

/** Few values each, so that random people and random cases often meet. */
const DEPARTMENTS = ['d1', 'd2', 'd3'];
const REGIONS = ['441500', '441521', '410000', '410727'];
const WINDOWS = ['w1', 'w2'];
export const PEOPLE = ['anna', 'bo', 'chen', 'dai'];
const STEP_ROLES: Role[] = ['handler', 'reviewer', 'approver'];
const FIRST_DAY = calendarDay('2026-03-02');
const pick = fc.constantFrom;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

/** Who acts next at a stage, as the state table has it. */
const roleAt = (stage: CaseRow['stage'], step: Role): Role | null => {
  if (isFinal(stage)) return null;
  if (stage === 'pre_review') return 'prereview';
  if (stage === 'awaiting_supplement' || stage === 'awaiting_originals') return 'window';
  if (stage === 'awaiting_acceptance') return 'acceptance';
  return stage === 'under_approval' ? step : 'issuer';
};

const DAY_MS = 86_400_000;
/** What supervision and statistics read: free of the stage's logic, so that no figure may lean on it. */
const someMeasures = fc.record({
  cardClock: pick(...CLOCK_KINDS),
  overdueIn: maybe(fc.nat(20)),
  decidedIn: maybe(fc.nat(20)),
  usedDays: fc.nat(20),
  limits: maybe(pick([1, 10], [15, 20], [20, 20])),
  savedDays: fc.integer({ min: -3, max: 5 }),
  officerId: maybe(pick(...PEOPLE)),
  answeredIn: maybe(fc.nat(100)),
  urgeDueIn: maybe(fc.nat(20)),
  supplements: pick(0, 0, 1, 1, 2, 3),
  corrections: pick(0, 0, 1),
  satisfaction: maybe(pick(...(Object.keys(SATISFACTIONS) as Satisfaction[]))),
  ratedIn: fc.nat(20),
  fixedInTime: maybe(fc.boolean()),
});

const aRow = fc
  .record({
    stage: pick(...STAGES),
    step: pick(...STEP_ROLES),
    ownerId: pick(...PEOPLE),
    departmentId: pick(...DEPARTMENTS),
    region: pick(...REGIONS),
    intakeWindow: maybe(pick(...WINDOWS)),
    deliveryWindow: maybe(pick(...WINDOWS)),
    systemClients: fc.subarray(['anna', 'biz']),
    simulated: fc.boolean().map((yes) => yes),
    assigneeId: maybe(pick(...PEOPLE)),
    readers: fc.subarray(PEOPLE.slice(0, 3)),
    dueIn: maybe(fc.nat(20)),
    dueClock: pick<NonNullable<CaseRow['dueClock']>[]>('promise', 'promise', 'paper_posting'),
    day: fc.nat(20),
    card: pick<CaseRow['card'][]>('none', 'none', 'warning', 'yellow', 'red'),
    specialRunning: fc.boolean(),
    accepted: fc.boolean(),
    item: pick(1, 2),
    channel: pick<CaseRow['channel'][]>('online', 'mobile', 'window', 'kiosk'),
    intakeRegion: maybe(pick(...REGIONS)),
    project: maybe(pick('滨海大厦', '100%_工程')),
    applicant: pick('张三', '李四', '张晓明'),
    idNo: pick('11010519491231002X', '91350100M000100Y43'),
    measures: someMeasures,
  })
  .map(({ step, dueIn, dueClock, day, accepted, item, project, applicant, idNo, measures, ...rest }) => {
    const dueOn = dueIn === null ? null : addDays(FIRST_DAY, dueIn);
    const submittedAt = epochMs(startOfDay(addDays(FIRST_DAY, day)) + 3_600_000);
    const { overdueIn, decidedIn, limits, answeredIn, urgeDueIn, ratedIn, satisfaction } = measures;
    const later = (days: number | null) => (days === null ? null : epochMs(submittedAt + days * DAY_MS));
    const decidedAt = accepted ? later(decidedIn) : null;
    const hasCard = rest.card !== 'none';
    return {
      ...rest,
      role: roleAt(rest.stage, step),
      rev: 1,
      stageSince: submittedAt,
      itemCode: `1137080000ITEM${item}`,
      itemVersion: 1,
      itemName: item === 1 ? '防雷装置竣工验收' : '食品经营许可',
      applicantName: applicant,
      applicantIdNo: idNo,
      projectName: project,
      deliveryMethod: 'window' as const,
      stepName: null,
      submittedAt,
      receivedAt: submittedAt,
      acceptedAt: accepted ? epochMs(submittedAt + 86_400_000) : null,
      decidedAt,
      closedAt: isFinal(rest.stage) ? (decidedAt ?? submittedAt) : null,
      resultCode: 'resultCode' in STAGE_INFO[rest.stage] ? '0' : null,
      dueOn,
      dueAt: dueOn && endOfDay(dueOn),
      dueClock: dueOn && dueClock,
      dueProvisional: false,
      promiseDueOn: dueOn,
      legalDueOn: null,
      urgeOpen: urgeDueIn !== null,
      visits: day % 3,
      maxVisits: 1,
      usedDays: decidedAt && measures.usedDays,
      cardClock: hasCard ? measures.cardClock : null,
      cardDueOn: hasCard ? dueOn : null,
      cardAt: hasCard ? submittedAt : null,
      overdueAt: accepted ? later(overdueIn) : null,
      promiseDays: accepted && limits ? limits[0] : null,
      legalDays: accepted && limits ? limits[1] : null,
      savedDays: decidedAt && measures.savedDays,
      officerId: measures.officerId,
      takenInAt: answeredIn === null ? null : epochMs(submittedAt + answeredIn * 3_600_000),
      urgeDueOn: urgeDueIn === null ? null : addDays(FIRST_DAY, urgeDueIn),
      supplements: measures.supplements,
      corrections: measures.corrections,
      satisfaction,
      ratedAt: satisfaction && later(ratedIn),
      fixedInTime: measures.fixedInTime,
      calendarId: 'CN',
      calendarVersion: 1,
    };
  });

const aPost: fc.Arbitrary<Post> = fc.record(
  { role: pick(...ROLES), departmentId: pick(...DEPARTMENTS), region: pick(...REGIONS, '440000', '000000') },
  { requiredKeys: ['role'] },
);
export const aPrincipal: fc.Arbitrary<Principal> = fc
  .record({ id: pick(...PEOPLE, 'biz'), posts: fc.array(aPost, { maxLength: 4 }), windowId: maybe(pick(...WINDOWS)) })
  .map(({ id, posts, windowId }) => ({ id, name: id, posts, ...(windowId !== null && { windowId }) }));

export interface Seeded {
  readonly row: CaseRow;
  readonly handledBy: readonly string[];
  readonly copiedTo: readonly string[];
  readonly readBy: readonly string[];
}

/** Random cases, the same for every run. */
export function randomCases(count: number): Seeded[] {
  const seed = 20_261_122;
  const simulations = fc.sample(fc.nat(9), { numRuns: count, seed });
  const handled = fc.sample(fc.subarray(PEOPLE), { numRuns: count, seed });
  return fc.sample(aRow, { numRuns: count, seed }).map((row, i) => ({
    row: {
      ...row,
      caseNo: `C${String(i).padStart(5, '0')}`,
      simulated: simulations[i] === 0,
      // Whoever served a case that is not theirs by post may read on.
      readers: [...new Set([...row.readers, ...(i % 3 === 0 ? handled[i]! : [])])],
    },
    handledBy: handled[i]!,
    copiedTo: row.readers,
    readBy: row.readers.filter((_, n) => (i + n) % 2 === 0),
  }));
}

export async function insertCases(db: ScratchDatabase, cases: readonly Seeded[]): Promise<void> {
  const rows = cases.map(({ row }) => toTable(row, blindIndex(TEST_KEYS, 'applicant-id', row.applicantIdNo)));
  const columns = Object.keys(rows[0]!).join(', ');
  await db.sql(
    `INSERT INTO case_row (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::case_row, $1)`,
    [JSON.stringify(rows)],
  );
  const people = cases.flatMap(({ row, handledBy, copiedTo, readBy }) => [
    ...handledBy.map((id) => ({ user_id: id, kind: 'handled', case_no: row.caseNo, read: false })),
    ...copiedTo.map((id) => ({ user_id: id, kind: 'copied', case_no: row.caseNo, read: readBy.includes(id) })),
  ]);
  await db.sql(
    `INSERT INTO case_participant (user_id, kind, case_no, at, read_at)
     SELECT user_id, kind, case_no, now(), CASE WHEN read THEN now() END
     FROM jsonb_to_recordset($1) AS p(user_id text, kind text, case_no text, read boolean)`,
    [JSON.stringify(people)],
  );
}
