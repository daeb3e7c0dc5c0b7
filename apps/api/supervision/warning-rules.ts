import { randomUUID } from 'node:crypto';
import { CLOCK_KINDS, CLOCK_RULES, clockRule, type ClockKind } from '#libs/domain/clock/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { type EpochMs, epochMs } from '#libs/domain/time/index.js';
import { daysOf, ruledAlarmsOf, warningProblem, type WarningRule } from '#libs/domain/warning/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import { asking, type BatchGateway } from '../engine/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { inLanguage } from '../oversight/index.js';
import type { WarningRuleDto, WarningRuleSetView, WarningRulesView } from './dto/warning-rules.dto.js';
import type { RuleScopes } from './rule-scope.js';

/** 预警规则: when clocks warn and give cards, every change on record and brought to the running cases. */
export class WarningRulesDesk {
  constructor(
    private readonly persistence: Persistence,
    private readonly gateway: BatchGateway,
    private readonly scopes: RuleScopes,
    private readonly now: Now,
  ) {}

  async view(language: Language): Promise<WarningRulesView> {
    return {
      defaults: CLOCK_KINDS.map((clock) => ({
        clock,
        name: inLanguage(CLOCK_RULES[clock], language),
        warns: clockRule(clock).warns,
        card: cardAtLimit(clock),
        reddens: clockRule(clock).late !== undefined,
        alarms: ruledAlarmsOf(clock),
      })),
      rules: await this.scopes.named(await this.persistence.warningRules.rules()),
    };
  }

  /**
   * The same again starts its way to the cases again, should it not have begun. Throws WARNING_ALARM_NOT_OF_CLOCK,
   * WARNING_THRESHOLD_OUT_OF_RANGE, WARNING_LIMIT_UNIT, WARNING_NEVER_MET, ITEM_UNKNOWN, PLACE_UNKNOWN, ENGINE_UNAVAILABLE.
   */
  async put(caller: Principal, dto: WarningRuleDto, requestId: string): Promise<WarningRuleSetView> {
    const { clock, alarm, threshold = null, itemCode = null, departmentId = null, region = null } = dto;
    const rule: WarningRule = { clock, alarm, threshold, itemCode, departmentId, region };
    const item = itemCode === null ? undefined : await this.persistence.items.published(itemCode);
    const problem = warningProblem(rule, item && daysOf(item, clock));
    if (problem) throw apiProblem(problem, { days: String(threshold?.value) });
    await this.scopes.check(rule);
    const basis = dto.basis.trim();
    const id = await this.persistence.warningRules.put({ ...rule, basis });
    await this.#log(caller, 'put', id, requestId, { ...rule, basis });
    const [named] = await this.scopes.named([{ id, ...rule, basis }]);
    return { rule: named!, cases: await this.#bring(rule, basis) };
  }

  /** The wider rule, or the default, holds again. Throws WARNING_RULE_NOT_FOUND, ENGINE_UNAVAILABLE. */
  async remove(caller: Principal, id: string, requestId: string): Promise<void> {
    const rule = await this.persistence.warningRules.remove(id);
    if (!rule) throw apiProblem('WARNING_RULE_NOT_FOUND');
    try {
      await this.#bring(rule, `撤销:${rule.basis}`);
    } catch (error) {
      // Removed without a word to the cases, it could not be removed again.
      await this.persistence.warningRules.put(rule);
      throw error;
    }
    await this.#log(caller, 'remove', id, requestId, { ...rule });
  }

  /** Answers how many running cases it may be for. */
  async #bring({ itemCode, departmentId, region }: WarningRule, source: string): Promise<number> {
    const scope = { itemCode, departmentId, region };
    const [cases, calendars] = await Promise.all([
      this.persistence.warningRules.reach(scope),
      this.persistence.calendars.all(),
    ]);
    const input = {
      changeId: randomUUID(),
      scope,
      source,
      calendars: calendars.map(({ id }) => id),
      changedAt: this.#at(),
    };
    await asking(() => this.gateway.startWarningRules(input));
    return cases;
  }

  #at(): EpochMs {
    return epochMs(this.now());
  }

  #log(
    caller: Principal,
    action: string,
    id: string,
    requestId: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.persistence.audit.write({
      actorId: caller.id,
      action: `warning-rule-${action}`,
      object: `warning-rule:${id}`,
      at: this.#at(),
      requestId,
      detail,
    });
  }
}

function cardAtLimit(clock: ClockKind): 'none' | 'yellow' | 'red' {
  switch (clockRule(clock).limit) {
    case 'yellow':
      return 'yellow';
    case 'red':
    case 'deemed_accepted':
      return 'red';
    case 'supplement_date_passed':
      return 'none';
  }
}
