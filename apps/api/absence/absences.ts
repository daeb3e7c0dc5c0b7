import {
  absenceState,
  type Absence,
  arrangesFor,
  conflictOf,
  MAX_ABSENCE_DAYS,
  postMissing,
  spanProblem,
  workPosts,
} from '#libs/domain/absence/index.js';
import { roleNames } from '#libs/domain/case/role-names.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { dayOf, type EpochMs, epochMs, toRfc3339 } from '#libs/domain/time/index.js';
import type { ListedAbsence, Persistence, StoredAbsence } from '#libs/persistence/index.js';
import type { Names } from '../cases/index.js';
import { asking, type BatchGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../http/idempotency.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import type { NamedAbsenceDto, NamedAbsencesQuery, NamedAbsencesView, NamedAbsenceView } from './dto/absences.dto.js';
import type { WorkPreviewView } from './dto/preview.dto.js';
import { ALL_WORK, previewOf } from './preview.js';
import { startAbsence } from './running.js';
import { placesOf, type WorkPeople } from './work-people.js';

interface People {
  readonly officer: Principal;
  readonly deputy: Principal;
}

/** 请假代理: absences tried out, named, listed and ended. */
export class AbsencesDesk {
  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: BatchGateway,
    private readonly people: WorkPeople,
    private readonly names: Names,
    private readonly now: Now,
  ) {}

  /** What would go over today. Throws as `name`, but for the key. */
  async tryOut(caller: Principal, dto: NamedAbsenceDto, language: Language): Promise<WorkPreviewView> {
    const people = await this.#checked(caller, dto);
    const { officer, deputy } = people;
    this.#refuseConflict(absenceOf(dto, people), await this.persistence.absences.open([officer.id, deputy.id]), people);
    return previewOf(this.persistence.openWork, officer.id, ALL_WORK, deputy, language);
  }

  /**
   * Names an absence; her work goes over from its first day on. Throws USER_NOT_FOUND, FORBIDDEN, OFFICER_WITHOUT_POST,
   * DEPUTY_IS_OFFICER, DEPUTY_UNFIT, ABSENCE_PAST, ABSENCE_BACKWARDS, ABSENCE_TOO_LONG, ABSENCE_OVERLAPS, DEPUTY_AWAY,
   * OFFICER_IS_DEPUTY, IDEMPOTENCY_KEY_REUSED, ENGINE_UNAVAILABLE.
   */
  async name(caller: Principal, dto: NamedAbsenceDto, key: string, httpId: string): Promise<NamedAbsenceView> {
    const requestId = commandRequestId(caller.id, 'absences', key);
    const fingerprint = fingerprintOf('absence', dto);
    const earlier = await this.persistence.absences.ofRequest(requestId);
    const absence = earlier ?? (await this.#keep(caller, dto, { requestId, fingerprint }, httpId));
    if (absence.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    // Named before the engine could hear of it: then now.
    if (absence.endedAt === null) await asking(() => startAbsence(absence, this.gateway));
    return this.#one(caller, absence.id);
  }

  /** Asked again, it makes sure that the engine hears of it. Throws ABSENCE_NOT_FOUND, FORBIDDEN, ENGINE_UNAVAILABLE. */
  async end(caller: Principal, id: string, httpId: string): Promise<NamedAbsenceView> {
    const absence = await this.persistence.absences.find(id);
    if (!absence) throw apiProblem('ABSENCE_NOT_FOUND');
    const [officer] = await this.persistence.accounts.principals([absence.officerId]);
    if (!mayEnd(caller, absence, officer)) throw apiProblem('FORBIDDEN');
    const isFirst = await this.persistence.absences.askEnd(id, caller.id, this.#at());
    if (isFirst) await this.#log(caller, 'end', absence, httpId);
    if (absence.endedAt === null) await asking(() => this.gateway.endAbsence(id));
    return this.#one(caller, id);
  }

  async list(caller: Principal, { cursor, limit = 20 }: NamedAbsencesQuery): Promise<NamedAbsencesView> {
    const found = await this.persistence.absences.list(caller.id, placesOf(caller), cursor, limit);
    return {
      rows: await this.#views(caller, found),
      nextCursor: found.length === limit ? found.at(-1)!.id : null,
    };
  }

  async #checked(caller: Principal, { officer: of = caller.id, ...dto }: NamedAbsenceDto): Promise<People> {
    const officer = await this.people.officer(caller, of);
    if (workPosts(officer).length === 0) throw apiProblem('OFFICER_WITHOUT_POST', { officer: officer.name });
    if (dto.deputy === officer.id) throw apiProblem('DEPUTY_IS_OFFICER');
    const deputy = await this.people.active(dto.deputy);
    const missing = postMissing(deputy, officer);
    if (missing) throw apiProblem('DEPUTY_UNFIT', { deputy: deputy.name, role: roleNames([missing.role]) });
    const problem = spanProblem({ first: dto.firstDay, last: dto.lastDay }, dayOf(this.#at()));
    if (problem) throw apiProblem(problem, { max: String(MAX_ABSENCE_DAYS) });
    return { officer, deputy };
  }

  #refuseConflict(absence: Absence, others: readonly StoredAbsence[], { officer, deputy }: People): void {
    const found = conflictOf(absence, others);
    if (!found) return;
    const { first, last } = found.other;
    throw apiProblem(found.problem, { officer: officer.name, deputy: deputy.name, first, last });
  }

  async #keep(
    caller: Principal,
    dto: NamedAbsenceDto,
    request: { readonly requestId: string; readonly fingerprint: string },
    httpId: string,
  ): Promise<StoredAbsence> {
    const people = await this.#checked(caller, dto);
    const wanted = absenceOf(dto, people);
    const kept = await this.persistence.absences.name(
      { ...wanted, ...request, namedBy: caller.id, namedAt: this.#at() },
      (others) => this.#refuseConflict(wanted, others, people),
    );
    await this.#log(caller, 'name', kept, httpId);
    return kept;
  }

  async #one(caller: Principal, id: string): Promise<NamedAbsenceView> {
    const found = await this.persistence.absences.listed(id);
    return (await this.#views(caller, [found!]))[0]!;
  }

  async #views(caller: Principal, found: readonly ListedAbsence[]): Promise<readonly NamedAbsenceView[]> {
    const today = dayOf(this.#at());
    const people = await this.names.ofPeople(
      found.flatMap(({ officerId, deputyId, namedBy, endAskedBy }) => [
        officerId,
        deputyId,
        namedBy,
        ...(endAskedBy === null ? [] : [endAskedBy]),
      ]),
    );
    const nameOf = (id: string) => people.get(id) ?? id;
    const officers = await this.persistence.accounts.principals([...new Set(found.map(({ officerId }) => officerId))]);
    return found.map((absence) => ({
      id: absence.id,
      officer: absence.officerId,
      officerName: nameOf(absence.officerId),
      deputy: absence.deputyId,
      deputyName: nameOf(absence.deputyId),
      firstDay: absence.first,
      lastDay: absence.last,
      state: absenceState(
        absence,
        { isEndAsked: absence.endAskedAt !== null, isEnded: absence.endedAt !== null },
        today,
      ),
      namedByName: nameOf(absence.namedBy),
      namedAt: toRfc3339(absence.namedAt),
      endedByName: absence.endAskedBy && nameOf(absence.endAskedBy),
      endedAt: absence.endedAt && toRfc3339(absence.endedAt),
      over: absence.over,
      back: absence.back,
      mayEnd:
        absence.endAskedAt === null &&
        absence.endedAt === null &&
        mayEnd(
          caller,
          absence,
          officers.find(({ id }) => id === absence.officerId),
        ),
    }));
  }

  #at(): EpochMs {
    return epochMs(this.now());
  }

  #log(caller: Principal, action: 'name' | 'end', absence: StoredAbsence, requestId: string): Promise<void> {
    const { id, officerId, deputyId, first, last } = absence;
    return this.persistence.audit.write({
      actorId: caller.id,
      action: `absence-${action}`,
      object: `absence:${id}`,
      at: this.#at(),
      requestId,
      detail: { officerId, deputyId, first, last },
    });
  }
}

/** The officer herself, whoever named it, and whoever may arrange for her while she has an account. */
const mayEnd = (caller: Principal, { officerId, namedBy }: StoredAbsence, officer: Principal | undefined): boolean =>
  [officerId, namedBy].includes(caller.id) || (officer !== undefined && arrangesFor(caller, officer));

const absenceOf = ({ firstDay, lastDay }: NamedAbsenceDto, { officer, deputy }: People): Absence => ({
  officerId: officer.id,
  deputyId: deputy.id,
  first: firstDay,
  last: lastDay,
});
