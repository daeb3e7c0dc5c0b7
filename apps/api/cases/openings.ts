import { randomBytes } from 'node:crypto';
import type { CommandAnswer, CommandRequest } from '#libs/contracts/index.js';
import { createSealer, hashQueryPassword, type KeyRing, queryPassword, type Sealer } from '#libs/crypto/index.js';
import type { CalendarData } from '#libs/domain/calendar/index.js';
import { type CommandBodies, decide, type Intake, reject } from '#libs/domain/case/index.js';
import { realCaseNumbers, simulatedCaseNumbers } from '#libs/domain/codes/index.js';
import type { CaseActor, Principal } from '#libs/domain/identity/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { dayOf, epochMs } from '#libs/domain/time/index.js';
import { warningsOf } from '#libs/domain/warning/index.js';
import type { Opening, Persistence } from '#libs/persistence/index.js';
import type { CaseGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import { commandRequestId, fingerprintOf } from '../http/idempotency.js';
import { apiProblem, rejectionProblem } from '../http/problems.js';
import { answerOf } from './answer-of.js';
import { attachmentIdsOf, claimUploads, requireOwnUploads } from './attachment-claims.js';
import type { CaseFacts } from './case-facts.js';
import type { OpenCaseDto } from './dto/open-case.dto.js';
import { recordedOutcome } from './recorded-outcome.js';
import type { RegionCalendars } from './region-calendars.js';
import { roleFor } from './who-opens.js';

export interface OpenedCase {
  readonly answer: CommandAnswer;
  readonly queryPassword: string;
}
type Submission = CommandBodies['submit'];

/**
 * 申请/收件. First all that can be refused is refused, so that a bad application burns no number; then the number is
 * allotted under the request's key; then the workflow starts with it. Whatever breaks off in between is finished by the
 * same key, with the same number and password.
 */
export class Openings {
  readonly #sealer: Sealer;

  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: CaseGateway,
    private readonly facts: CaseFacts,
    private readonly calendars: RegionCalendars,
    private readonly keys: KeyRing,
    private readonly now: Now,
  ) {
    this.#sealer = createSealer(keys);
  }

  async open(caller: Principal, key: string, dto: OpenCaseDto): Promise<OpenedCase> {
    const requestId = commandRequestId(caller.id, 'cases', key);
    const fingerprint = fingerprintOf('submit', dto);
    const earlier = await this.persistence.openings.find(requestId);
    if (earlier && earlier.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    // The case may be open although nobody lived to tell.
    const answer = earlier && (await this.#earlierAnswer(earlier));
    if (answer) return this.#opened(earlier, answer);
    const [actor, item, calendar, submission] = await this.#read(caller, dto);
    if (!earlier) await this.#refuseEarly(actor, item, calendar, submission);
    const opening = earlier ?? (await this.#allot(requestId, fingerprint, caller, dto));
    if (opening.fingerprint !== fingerprint) throw apiProblem('IDEMPOTENCY_KEY_REUSED');
    const { caseNo } = opening;
    await claimUploads(this.persistence.attachments, caseNo, caller.id, attachmentIdsOf(submission.materials));
    const request: CommandRequest = {
      requestId,
      fingerprint,
      command: { name: 'submit', actor, body: { ...submission, caseNo } },
      knownRev: 0,
    };
    const { simulation } = submission;
    const told = await this.gateway.open({ caseNo, item, calendar, ...(simulation && { simulation }) }, request);
    const outcome = await recordedOutcome(this.persistence.receipts, requestId, told);
    return this.#opened(opening, answerOf(outcome));
  }

  /** Where the answer was forgotten, long after the case's end, it is how the case stands: it is never opened twice. */
  async #earlierAnswer({ requestId, caseNo, fingerprint, started }: Opening): Promise<CommandAnswer | undefined> {
    const receipt = await this.persistence.receipts.find(requestId);
    if (receipt || !started) return receipt?.answer;
    const row = await this.persistence.cases.row(caseNo);
    return row && { caseNo, stage: row.stage, rev: row.rev, availableCommands: [], fingerprint };
  }

  async #read(
    caller: Principal,
    dto: OpenCaseDto,
  ): Promise<[CaseActor, ItemVersion, CalendarData, Omit<Submission, 'caseNo'>]> {
    const role = roleFor(caller, dto);
    const actor: CaseActor = {
      id: caller.id,
      name: caller.name,
      roles: [role],
      ...(caller.windowId !== undefined && { windowId: caller.windowId }),
    };
    const item = await this.#item(dto.itemCode);
    const [calendar, intake, rules] = await Promise.all([
      this.calendars.latest(item.region),
      this.#intake(caller, dto),
      this.persistence.warningRules.rules(),
    ]);
    const warnings = warningsOf(rules, item);
    return [actor, item, calendar, { ...(await this.#submission(dto, intake)), ...(warnings && { warnings }) }];
  }

  async #item(itemCode: string): Promise<ItemVersion> {
    const item = await this.persistence.items.published(itemCode);
    if (item) return item;
    const draft = await this.persistence.items.version(itemCode, 1);
    throw draft ? rejectionProblem(reject('ITEM_NOT_PUBLISHED')) : apiProblem('ITEM_UNKNOWN', { itemCode });
  }

  /** 收件窗口: the officer's own, or the one that a courier application is sent to. */
  async #intake(caller: Principal, { channel, intakeWindow }: OpenCaseDto): Promise<Intake | undefined> {
    const own = channel === 'window' ? caller.windowId : undefined;
    if (own !== undefined && intakeWindow !== undefined && intakeWindow !== own)
      throw apiProblem('INTAKE_WINDOW_FORBIDDEN', { windowId: own });
    const windowId = intakeWindow ?? own;
    return windowId === undefined ? undefined : { windowId, region: await this.#regionOf(windowId) };
  }

  async #regionOf(windowId: string): Promise<string> {
    const window = await this.persistence.places.window(windowId);
    if (!window) throw apiProblem('WINDOW_UNKNOWN', { windowId });
    return window.region;
  }

  async #submission(dto: OpenCaseDto, intake: Intake | undefined): Promise<Omit<Submission, 'caseNo'>> {
    const { method, windowId: chosen, name = '', phone = '', address = '' } = dto.delivery;
    const windowId = chosen === 'intake' ? intake?.windowId : chosen;
    if (chosen === 'intake' && !windowId) throw rejectionProblem(reject('INTAKE_WINDOW_REQUIRED'));
    if (windowId !== undefined && windowId !== intake?.windowId) await this.#regionOf(windowId);
    return {
      channel: dto.channel,
      applicant: dto.applicant,
      ...(dto.agent && { agent: dto.agent }),
      materials: dto.materials,
      form: dto.form ?? {},
      delivery: { method, ...(method === 'window' && windowId !== undefined && { windowId }) },
      ...((name || phone || address) && { deliveryAddress: { name, phone, address } }),
      ...(intake && { intake }),
      ...(dto.opinion && { opinion: dto.opinion }),
      ...(dto.simulation && { simulation: dto.simulation }),
    };
  }

  /** The same rules as in the workflow, before anything is kept. */
  async #refuseEarly(
    actor: CaseActor,
    item: ItemVersion,
    calendar: CalendarData,
    submission: Omit<Submission, 'caseNo'>,
  ): Promise<void> {
    const facts = this.facts.opening(item, calendar, submission.simulation?.startAt);
    const decision = decide(undefined, { name: 'submit', actor, body: { ...submission, caseNo: '-' } }, facts);
    if (!decision.ok) throw rejectionProblem(decision.rejection);
    await requireOwnUploads(this.persistence.attachments, actor.id, attachmentIdsOf(submission.materials));
  }

  #allot(requestId: string, fingerprint: string, caller: Principal, dto: OpenCaseDto): Promise<Opening> {
    const at = epochMs(this.now());
    const simulated = dto.simulation !== undefined;
    const passwordSalt = randomBytes(16).toString('base64url');
    return this.persistence.openings.begin({
      requestId,
      fingerprint,
      itemCode: dto.itemCode,
      day: dayOf(at),
      series: simulated ? 'simulated' : 'real',
      scheme: simulated ? simulatedCaseNumbers : realCaseNumbers,
      sealedInput: this.#sealer.seal('case-opening', requestId, JSON.stringify(dto)),
      openedBy: caller.id,
      passwordSalt,
      queryPasswordHashOf: (caseNo) =>
        hashQueryPassword(this.keys, caseNo, queryPassword(this.keys, caseNo, passwordSalt)),
      at,
    });
  }

  #opened({ caseNo, passwordSalt, queryPasswordHash }: Opening, answer: CommandAnswer): OpenedCase {
    return { answer, queryPassword: queryPassword(this.keys, caseNo, passwordSalt, queryPasswordHash) };
  }
}
