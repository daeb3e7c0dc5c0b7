import { NATIONAL_CALENDAR, workingCalendar } from '#libs/domain/calendar/index.js';
import { settle } from '#libs/domain/case/alarm.js';
import type { CaseCommandName, Command, CommandBodies } from '#libs/domain/case/commands.js';
import { decide } from '#libs/domain/case/decide/index.js';
import type { Effect } from '#libs/domain/case/effect-types.js';
import { effectsOf } from '#libs/domain/case/effects.js';
import type { CaseEvent } from '#libs/domain/case/events.js';
import type { Facts } from '#libs/domain/case/facts.js';
import type { CaseState } from '#libs/domain/case/state.js';
import type { Role } from '#libs/domain/identity/index.js';
import type { ItemVersion } from '#libs/domain/item/index.js';
import { type EpochMs, parseInstant } from '#libs/domain/time/index.js';

const OFFICERS: Readonly<Partial<Record<Role, string>>> = {
  applicant: '张晓明',
  window: '林窗口',
  prereview: '陈预审',
  acceptance: '黄受理',
  handler: '李承办',
  reviewer: '王审核',
  approver: '赵批准',
  issuer: '周发证',
  supervisor: '郑督办',
  leader: '吴领导',
};

/** A Shanghai wall-clock time: '2026-03-02 09:00'. */
export function at(text: string): EpochMs {
  const instant = parseInstant(`${text.replace(' ', 'T')}:00+08:00`);
  if (instant === undefined) throw new Error(`No such time: ${text}`);
  return instant;
}

export const APPLICANT = {
  type: 'natural_person',
  name: '欧阳娜娜',
  idType: 'id_card',
  idNo: '11010519491231002X',
  phone: '13800138000',
  address: '广东省汕尾市海丰县附城镇香洲路1号',
} as const;

/** One case driven through the pure core by commands, with the events and effects it leaves. */
export class Story {
  readonly events: CaseEvent[] = [];
  readonly effects: Effect[] = [];
  state: CaseState | undefined;
  readonly caseNo: string;
  private now = at('2026-03-02 09:00');

  constructor(readonly item: ItemVersion) {
    this.caseNo = `${item.itemCode}202603020001`;
  }

  private facts(): Facts {
    return { now: this.now, item: this.item, calendar: workingCalendar(NATIONAL_CALENDAR) };
  }

  /** Moves the clock; alarms due by then ring. */
  on(time: string): this {
    this.now = at(time);
    if (this.state) this.keep(settle(this.state, this.facts()));
    return this;
  }

  submit(own: Partial<CommandBodies['submit']> = {}): this {
    const materials = this.item.materials
      .filter((line) => line.necessity === 'mandatory' && !line.exempt)
      .map(({ id }, i) => ({ materialId: id, form: 'electronic' as const, attachmentIds: [`file-${i + 1}`] }));
    const by = own.simulation ? 'itemadmin' : own.channel === 'window' ? 'window' : 'applicant';
    return this.give('submit', by, {
      caseNo: this.caseNo,
      channel: 'online',
      applicant: APPLICANT,
      materials,
      form: {},
      delivery: { method: 'electronic' },
      ...own,
    });
  }

  give<N extends CaseCommandName | 'submit'>(name: N, role: Role, body: CommandBodies[N]): this {
    const actor = {
      id: role,
      name: OFFICERS[role] ?? role,
      roles: [role],
      ...(role === 'window' && { windowId: 'W-441500-01' }),
    };
    const decision = decide(this.state, { name, actor, body } as unknown as Command, this.facts());
    if (!decision.ok) throw new Error(`${name}: ${decision.rejection.code} ${decision.rejection.en}`);
    return this.keep(decision);
  }

  /** Every step of the item approved by its role. */
  approveAll(): this {
    for (const { role } of this.item.steps) this.give('decide-step', role, { outcome: 'approve' });
    return this;
  }

  private keep({ events, state }: { events: readonly CaseEvent[]; state: CaseState }): this {
    this.state = state;
    this.events.push(...events);
    this.effects.push(...events.flatMap((event) => effectsOf(event, state, this.facts())));
    return this;
  }
}
