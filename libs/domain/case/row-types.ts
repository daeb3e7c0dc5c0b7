import type { CardLevel, ClockKind } from '../clock/types.js';
import type { Role } from '../identity/index.js';
import type { Channel, DeliveryMethod } from '../terms/index.js';
import type { CalendarDay, EpochMs } from '../time/index.js';
import type { CaseMeasures } from './measure-types.js';
import type { Stage } from './stage.js';

/** The case row that lists read: everything they filter and sort by, and no personal data beyond the applicant's name. */
export interface CaseRow extends CaseMeasures {
  readonly caseNo: string;
  readonly rev: number;
  readonly stage: Stage;
  readonly stageSince: EpochMs;
  readonly itemCode: string;
  readonly itemVersion: number;
  readonly itemName: string;
  readonly channel: Channel;
  readonly ownerId: string;
  readonly applicantName: string;
  /** Clear here, stored only as a keyed blind index for exact search. */
  readonly applicantIdNo: string;
  readonly projectName: string | null;
  readonly departmentId: string;
  readonly region: string;
  readonly intakeRegion: string | null;
  readonly intakeWindow: string | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly deliveryWindow: string | null;
  readonly systemClients: readonly string[];
  readonly simulated: boolean;
  /** The role that acts next; null when final. */
  readonly role: Role | null;
  readonly stepName: string | null;
  readonly assigneeId: string | null;
  readonly submittedAt: EpochMs;
  readonly receivedAt: EpochMs;
  readonly acceptedAt: EpochMs | null;
  readonly decidedAt: EpochMs | null;
  readonly closedAt: EpochMs | null;
  readonly resultCode: string | null;
  /** The nearest due date of the running clocks that the office must keep. */
  readonly dueOn: CalendarDay | null;
  readonly dueAt: EpochMs | null;
  readonly dueClock: ClockKind | null;
  readonly dueProvisional: boolean;
  readonly promiseDueOn: CalendarDay | null;
  readonly legalDueOn: CalendarDay | null;
  readonly card: CardLevel;
  readonly specialRunning: boolean;
  readonly urgeOpen: boolean;
  readonly visits: number;
  readonly maxVisits: number;
  /** Working days used from acceptance to decision, less paused days (APR-08); null before the decision. */
  readonly usedDays: number | null;
  /** People to whom the case was copied, and the window officers who served the applicant. */
  readonly readers: readonly string[];
}
