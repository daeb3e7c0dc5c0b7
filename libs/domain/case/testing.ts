import { NATIONAL_CALENDAR, workingCalendar, type WorkingCalendar } from '../calendar/index.js';
import { dueOf, type ClockKind } from '../clock/index.js';
import { at } from '../clock/testing.js';
import type { CaseActor, Role } from '../identity/index.js';
import {
  DEFAULT_ITEM_RULES,
  type ItemRules,
  type ItemVersion,
  type Material,
  type ServiceMode,
} from '../item/index.js';
import type { EpochMs } from '../time/index.js';
import {
  availableCommands,
  type CaseCommandName,
  type CaseEvent,
  type CaseState,
  type Command,
  type CommandBodies,
  type CommandName,
  decide,
  type Effect,
  effectsOf,
  type EventType,
  type Facts,
  rowOf,
  runningClock,
  settle,
} from './index.js';

/** Support of tests, no part of the product: an item, its people, and a case that is told as a story. */
export { at } from '../clock/testing.js';

export const CASE_NO = '11410000MB28559184441013101200120260213000';
export const CALENDAR = workingCalendar(NATIONAL_CALENDAR);
export const WINDOW_ID = 'W01';

const person = (role: Role, own: Partial<CaseActor> = {}): CaseActor => ({
  id: role,
  name: role,
  roles: [role],
  ...own,
});
export const PEOPLE = {
  applicant: person('applicant'),
  window: person('window', { windowId: WINDOW_ID }),
  otherWindow: person('window', { id: 'window-2', windowId: 'W02' }),
  kiosk: person('kiosk'),
  prereview: person('prereview'),
  acceptance: person('acceptance'),
  colleague: person('acceptance', { id: 'acceptance-2' }),
  handler: person('handler'),
  reviewer: person('reviewer'),
  approver: person('approver'),
  issuer: person('issuer', { windowId: 'W09' }),
  leader: person('leader'),
  supervisor: person('supervisor'),
  itemadmin: person('itemadmin'),
  auditor: person('auditor'),
  system: person('system', { id: 'biz-construction' }),
  otherSystem: person('system', { id: 'biz-other' }),
  engine: person('engine'),
} as const satisfies Record<string, CaseActor>;
export type Person = keyof typeof PEOPLE;

const material = (no: number, id: string, name: string, own: Partial<Material> = {}): Material => ({
  id,
  no,
  name,
  necessity: 'mandatory',
  form: 'paper_or_electronic',
  type: 'original',
  copies: 1,
  notes: '',
  intermediary: false,
  eLicence: false,
  exempt: false,
  ...own,
});

/** Five materials, each of another kind; three steps, each with 3 working days; promise 10, legal limit 20. */
export function anItem(own: Partial<ItemVersion> = {}, rules: Partial<ItemRules> = {}): ItemVersion {
  return {
    itemCode: '11410000MB28559184441013101200',
    version: 1,
    status: 'published',
    name: '食品经营许可',
    implementationName: '食品经营许可',
    scope: ['封丘县'],
    departmentId: 'D1',
    departmentName: '封丘县市场监督管理局',
    region: '410727',
    itemType: '01',
    serviceObjects: ['natural_person', 'enterprise', 'institution', 'social_organisation'],
    handlingForms: ['online', 'window', 'courier'],
    caseType: 'promised',
    serviceMode: 'fully_online',
    visits: 0,
    legalLimit: { unit: 'working_day', budget: 20 },
    promisedLimit: { unit: 'working_day', budget: 10 },
    joint: false,
    toleratesMissing: true,
    specialProcedure: true,
    specialProcedureIntermediary: false,
    acceptanceStandard: '',
    onlineProcess: '',
    windowProcess: '',
    legalBasis: ['《食品安全法》第三十五条'],
    remedies: { review: '六十日内申请行政复议', lawsuit: '六个月内提起行政诉讼' },
    materials: [
      material(1, 'application', '申请书'),
      material(2, 'identity', '身份证明', { type: 'copy', eLicence: true, eLicenceCatalogue: '居民身份证' }),
      material(3, 'training', '培训合格证明', { necessity: 'tolerated' }),
      material(4, 'business-licence', '营业执照', { exempt: true, exemptMeasure: '电子证照' }),
      material(5, 'authorisation', '授权委托书', { necessity: 'optional', form: 'electronic' }),
    ],
    results: [{ name: '食品经营许可证', eLicence: true, eLicenceCatalogue: '食品经营许可证', validMonths: 60 }],
    steps: (['handler', 'reviewer', 'approver'] as const).map((role, i) => ({
      id: role,
      name: ['承办', '审核', '批准'][i]!,
      role,
      limit: { unit: 'working_day', budget: 3 },
      systemClient: 'biz-construction',
    })),
    form: [
      { name: 'projectName', label: '项目名称', type: 'text', required: true, maxLength: 50 },
      { name: 'area', label: '面积', type: 'number', required: false },
      { name: 'kind', label: '类别', type: 'choice', required: false, choices: ['新办', '变更'] },
      { name: 'openedOn', label: '开业日期', type: 'date', required: false },
    ],
    deliveryMethods: ['window', 'mail', 'electronic', 'kiosk'],
    ...own,
    rules: { ...DEFAULT_ITEM_RULES, ...rules, ...own.rules },
  };
}

export const anApplication = (own: Partial<CommandBodies['submit']> = {}): CommandBodies['submit'] => ({
  caseNo: CASE_NO,
  channel: 'online',
  applicant: {
    type: 'natural_person',
    name: '王小明',
    idType: 'id_card',
    idNo: '11010519491231002X',
    phone: '13800000000',
  },
  materials: [
    { materialId: 'application', form: 'electronic', attachmentIds: ['a1'] },
    { materialId: 'identity', form: 'e_licence' },
  ],
  form: { projectName: '便民早餐店' },
  delivery: { method: 'electronic' },
  ...own,
});

/** Freezes a value through and through, so that a rule which writes to it fails. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

export interface Telling {
  readonly item?: Partial<ItemVersion>;
  readonly rules?: Partial<ItemRules>;
  readonly application?: Partial<CommandBodies['submit']>;
  readonly by?: Person;
  readonly on?: string;
  readonly calendar?: WorkingCalendar;
}

/** A case as it goes on: each command at the story's present time; the log and the effects are kept. */
export class Story {
  now: EpochMs;
  item: ItemVersion;
  calendar: WorkingCalendar;
  /** In force before, for a re-timing. */
  former?: WorkingCalendar;
  state!: CaseState;
  readonly log: CaseEvent[] = [];
  readonly effects: Effect[] = [];

  constructor({ item, rules, on = '2026-03-02', calendar = CALENDAR }: Telling = {}) {
    this.item = frozen(anItem(item, rules));
    this.now = at(on);
    this.calendar = calendar;
  }

  get facts(): Facts {
    const { now, item, calendar, former } = this;
    return { now, item, calendar, ...(former && { formerCalendar: former }) };
  }

  /** Goes on to '2026-03-04 10:00', letting the alarms on the way ring each at its time. */
  on(when: string): this {
    return this.until(at(when));
  }

  until(now: EpochMs): this {
    if (now < this.now) throw new Error('A story does not go back in time');
    this.now = now;
    const { state, events } = settle(this.state, this.facts);
    this.keep(events, state);
    return this;
  }

  /** Gives a command that must succeed. */
  does<N extends CommandName>(by: Person | CaseActor, name: N, body: CommandBodies[N], rev?: number): this {
    const decision = this.decide(by, name, body, rev);
    if (!decision.ok) throw new Error(`${name} was refused: ${decision.rejection.code} ${decision.rejection.en}`);
    this.keep(decision.events, decision.state);
    return this;
  }

  /** Gives a command that must be refused; answers the code. */
  refuses<N extends CommandName>(by: Person | CaseActor, name: N, body: CommandBodies[N], rev?: number): string {
    const before = JSON.stringify(this.state);
    const decision = this.decide(by, name, body, rev);
    if (decision.ok) throw new Error(`${name} was carried out`);
    if (JSON.stringify(this.state) !== before) throw new Error(`${name} was refused and yet changed the case`);
    return decision.rejection.code;
  }

  decide<N extends CommandName>(by: Person | CaseActor, name: N, body: CommandBodies[N], expectedRev?: number) {
    const actor: CaseActor = typeof by === 'string' ? PEOPLE[by] : by;
    const command = { name, actor, body, ...(expectedRev !== undefined && { expectedRev }) } as unknown as Command;
    return decide(frozen(this.state), frozen(command), this.facts);
  }

  private keep(events: readonly CaseEvent[], state: CaseState): void {
    this.state = state;
    this.log.push(...events);
    this.effects.push(...events.flatMap((event) => effectsOf(event, state, this.facts)));
  }

  available(by: Person): CaseCommandName[] {
    return availableCommands(this.state, PEOPLE[by], this.facts);
  }

  get row() {
    return rowOf(this.state, this.facts);
  }
  get stage() {
    return this.state.stage;
  }
  get types(): EventType[] {
    return this.log.map(({ type }) => type);
  }
  last<T extends EventType>(type: T): Extract<CaseEvent, { type: T }> {
    const found = this.log.findLast((event) => event.type === type);
    if (!found) throw new Error(`Nothing of the kind happened: ${type}`);
    return found as Extract<CaseEvent, { type: T }>;
  }
  /** Cards so far: '2026-02-25 yellow acceptance_local'. */
  get cards(): string[] {
    return this.state.cards.map(({ level, clockKind }) => `${level} ${clockKind}`);
  }
  /** Due day of the running clock of this kind; null while paused, undefined when none runs. */
  due(kind: ClockKind): string | null | undefined {
    const clock = runningClock(this.state, kind);
    return clock && (dueOf(clock, this.calendar)?.on ?? null);
  }
  /** Templates of what the last event (or all of `since`) sent: 'document acceptance_notice', 'message accepted → applicant'. */
  sent(type?: EventType): string[] {
    const seqs = new Set(this.log.filter((event) => !type || event.type === type).map(({ seq }) => seq));
    return this.effects.filter(({ seq }) => seqs.has(seq)).map(told);
  }

  /** 预审通过、受理: goes on to approval, checking originals where the mode wants them first. */
  accepted(): this {
    if (this.stage === 'pre_review') this.does('prereview', 'pass-pre-review', {});
    if (this.stage === 'awaiting_originals') this.checked();
    return this.does('acceptance', 'accept', {});
  }
  checked(by: Person = 'window'): this {
    return this.does(by, 'check-originals', { materialIds: this.state.materials.map(({ materialId }) => materialId) });
  }
  /** Every remaining step approves. */
  granted(): this {
    while (this.stage === 'under_approval') {
      this.does(this.item.steps[this.state.stepIndex]!.role, 'decide-step', { outcome: 'approve' });
    }
    return this;
  }
}

export function told({ kind, body }: Pick<Effect, 'kind' | 'body'>): string {
  if ('template' in body) return 'to' in body ? `message ${body.template} → ${body.to}` : `document ${body.template}`;
  if ('table' in body) return `exchange ${body.table}`;
  return 'purpose' in body ? `${kind} ${body.purpose}` : kind;
}

/** A case of the mode, just handed in (by default online, on Monday 2026-03-02 at 09:00). */
export function aCase(mode: ServiceMode = 'fully_online', telling: Telling = {}): Story {
  const story = new Story({ ...telling, item: { serviceMode: mode, ...telling.item } });
  return story.does(telling.by ?? 'applicant', 'submit', anApplication(telling.application));
}

const FEE = { amount: '100.00', basis: '发改价格〔2014〕2755号' };
/** A window's intake with the fee of a 4★ case, for stories that need them. */
export const withFee = { fee: FEE };
export const atWindow = (own: Partial<CommandBodies['submit']> = {}): Partial<CommandBodies['submit']> => ({
  channel: 'window',
  intake: { region: '410727', windowId: WINDOW_ID },
  materials: [
    { materialId: 'application', form: 'paper', passed: true, originalChecked: true },
    { materialId: 'identity', form: 'e_licence', passed: true },
  ],
  ...own,
});
