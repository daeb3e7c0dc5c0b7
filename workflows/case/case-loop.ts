import { upsertSearchAttributes } from '@temporalio/workflow';
import type {
  CaseStanding,
  CaseWorkflowInput,
  CommandAnswer,
  CommandRequest,
  ProcessedRequest,
  Recorded,
  RecordInput,
} from '#libs/contracts/index.js';
import type { CalendarData, WorkingCalendar } from '#libs/domain/calendar/index.js';
import type { Alarm } from '#libs/domain/case/alarm.js';
import type { Decision } from '#libs/domain/case/decide/index.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { Facts } from '#libs/domain/case/facts.js';
import type { CaseState } from '#libs/domain/case/state.js';
import { record } from '../profiles.js';
import { AlarmTimer } from './alarm-timer.js';
import { engineClock } from './engine-clock.js';
import {
  availableCommands,
  decide,
  effectsOf,
  evolve,
  isFinal,
  nextAlarm,
  rowOf,
  settle,
  workingCalendar,
} from './rules.js';
import { searchAttributesOf } from './search-attributes.js';

/** Answers that are kept in the run; older ones are found as receipts in the database before the engine is asked. */
const ANSWERS_KEPT = 100;

type Decided = Extract<Decision, { ok: true }>;
/** What one transaction records. */
type Batch = Pick<Decided, 'events' | 'state'> & Pick<RecordInput, 'lateMs'>;

/** What a run of the case workflow holds, and the few steps it takes. */
export class CaseLoop {
  private state: CaseState | undefined;
  private lastHash: string;
  private processed: ProcessedRequest[];
  private recording = false;
  private attention = true;
  private readonly clock;
  private calendarData: CalendarData;
  private calendar: WorkingCalendar;
  private readonly timer = new AlarmTimer(() => (this.attention = true));

  constructor(private readonly input: CaseWorkflowInput) {
    this.state = input.state;
    this.lastHash = input.lastHash ?? '';
    this.processed = [...(input.processed ?? [])];
    this.clock = engineClock(input.simulation, input.simulationOrigin);
    this.calendarData = input.calendar;
    this.calendar = workingCalendar(input.calendar);
  }

  private facts(): Facts {
    return { now: this.clock.now(), item: this.input.item, calendar: this.calendar };
  }

  /** Commands are recorded one after another; nobody waits when nothing is being recorded. */
  isRecording(): boolean {
    return this.recording;
  }

  decide({ command }: CommandRequest): Decision {
    return decide(this.state, command, this.facts());
  }

  answered({ requestId }: CommandRequest): CommandAnswer | undefined {
    return this.processed.find((request) => request.requestId === requestId)?.answer;
  }

  /**
   * A worker that died after its commit and before its answer leaves the record ahead of the case; so does a re-timing,
   * which is recorded for many cases at once.
   */
  isBehind({ knownRev }: Pick<CommandRequest, 'knownRev'>): boolean {
    return knownRev > (this.state?.rev ?? 0);
  }

  async catchUp(): Promise<void> {
    const { caseNo } = this.input;
    this.recording = true;
    try {
      await this.adopt(await record.readAhead({ caseNo, rev: this.state?.rev ?? 0, lastHash: this.lastHash }));
    } finally {
      this.recording = false;
      this.attention = true;
    }
  }

  /** Takes over what the record holds and this run does not. */
  private async adopt({ lastHash, ahead }: Recorded): Promise<void> {
    this.lastHash = lastHash;
    for (const event of ahead?.events ?? []) this.state = evolve(this.state, event, this.input.caseNo);
    const named = this.state?.calendar;
    if (!named || (named.id === this.calendarData.id && named.version === this.calendarData.version)) return;
    // 重新计时: from here on the case counts by the calendar that its record names.
    this.calendarData = await record.readCalendar(named);
    this.calendar = workingCalendar(this.calendarData);
  }

  /**
   * Records a decision in one transaction; the answer follows the commit. Undefined when the record was ahead and the
   * request is not in it: then it must be decided anew.
   */
  async commit(
    decision: Decided,
    { requestId, fingerprint, command }: CommandRequest,
  ): Promise<CommandAnswer | undefined> {
    const { stage, rev } = decision.state;
    const fresh: CommandAnswer = {
      caseNo: this.input.caseNo,
      stage,
      rev,
      availableCommands: availableCommands(decision.state, command.actor, this.facts()),
      fingerprint,
    };
    const { ahead } = await this.record(decision, { requestId, answer: fresh });
    const answer = ahead ? ahead.answer : fresh;
    if (!answer) return undefined;
    this.processed.push({ requestId, answer });
    if (this.processed.length > ANSWERS_KEPT) this.processed.shift();
    return answer;
  }

  private async record({ events, state, lateMs }: Batch, receipt?: ProcessedRequest): Promise<Recorded> {
    const facts = this.facts();
    const effects = events.flatMap((event: CaseEvent) => effectsOf(event, state, facts));
    const row = rowOf(state, facts);
    this.recording = true;
    try {
      const { caseNo } = this.input;
      const place = { caseNo, prevHash: this.lastHash, ...(lateMs !== undefined && { lateMs }) };
      const recorded = await record.recordEvents({ ...place, events, row, effects, ...(receipt && { receipt }) });
      // Operators' search attributes follow at opening, alarms and the end: written with every command, they would cost
      // half of the server's share of it.
      const shows = !receipt || !this.state || isFinal(state.stage);
      if (recorded.ahead) await this.adopt(recorded);
      else [this.state, this.lastHash] = [state, recorded.lastHash];
      if (shows) upsertSearchAttributes(searchAttributesOf(recorded.ahead ? rowOf(this.state!, this.facts()) : row));
      return recorded;
    } finally {
      this.recording = false;
      this.attention = true;
    }
  }

  wantsAttention(): boolean {
    return this.attention && !this.recording && this.state !== undefined;
  }

  /** Lets due alarms ring and arms the timer for the next one. */
  async attend(): Promise<void> {
    if (this.recording) return;
    this.attention = false;
    const due = settle(this.state!, this.facts());
    if (due.events.length > 0) await this.recordAlarms(due);
    const alarm = this.nextAlarm();
    if (alarm) this.timer.arm(alarm.at, this.clock.until(alarm.at));
  }

  /** A record that the database contradicts must stop the case where an operator sees it, never end it. */
  private async recordAlarms(due: Batch): Promise<void> {
    const planned = this.nextAlarm();
    try {
      await this.record({ ...due, ...(planned && { lateMs: this.clock.since(planned.at) }) });
    } catch (error) {
      throw new Error(`The alarms of case ${this.input.caseNo} could not be recorded`, { cause: error });
    }
  }

  private nextAlarm(): Alarm | undefined {
    return this.state && nextAlarm(this.state, this.facts());
  }

  isOver(): boolean {
    return this.state?.archivedAt !== undefined;
  }

  carryOver(): CaseWorkflowInput {
    this.timer.disarm();
    return {
      ...this.input,
      calendar: this.calendarData,
      state: this.state!,
      lastHash: this.lastHash,
      processed: this.processed,
      simulationOrigin: this.clock.origin,
    };
  }

  standing(): CaseStanding {
    return {
      stage: this.state?.stage ?? null,
      rev: this.state?.rev ?? 0,
      lastHash: this.lastHash,
      nextAlarmAt: this.nextAlarm()?.at ?? null,
    };
  }
}
