import {
  DEFAULT_LADDER,
  ladderProblem,
  type LadderRule,
  type Rung,
  RUNG_NAMES,
  RUNGS,
} from '#libs/domain/escalation/index.js';
import type { Principal } from '#libs/domain/identity/index.js';
import { epochMs } from '#libs/domain/time/index.js';
import type { Persistence } from '#libs/persistence/index.js';
import type { Now } from '../http/dependencies.js';
import type { Language } from '../http/language.js';
import { apiProblem } from '../http/problems.js';
import { inLanguage } from '../oversight/index.js';
import type { RuleScopes } from './rule-scope.js';
import type { LadderRuleDto, LadderRuleView, LadderView } from './dto/ladder.dto.js';

const LEVELS = ['warning', 'yellow', 'red'] as const;
const isRung = (text: string): text is Rung => (RUNGS as readonly string[]).includes(text);

/** 督办层级: the rules by which a card is told upwards, and every change of them on record. */
export class LadderRules {
  constructor(
    private readonly persistence: Persistence,
    private readonly scopes: RuleScopes,
    private readonly now: Now,
  ) {}

  async view(language: Language): Promise<LadderView> {
    return {
      rungs: RUNGS.map((id) => ({ id, name: inLanguage(RUNG_NAMES[id], language) })),
      defaults: LEVELS.map((level) => ({ level, rungs: DEFAULT_LADDER[level] })),
      rules: await this.scopes.named(await this.persistence.ladders.rules()),
    };
  }

  /** Throws LADDER_INVALID, ITEM_UNKNOWN, PLACE_UNKNOWN. */
  async put(caller: Principal, dto: LadderRuleDto, requestId: string): Promise<LadderRuleView> {
    const { level, itemCode = null, departmentId = null, region = null } = dto;
    const rungs = dto.rungs.filter(isRung);
    if (rungs.length < dto.rungs.length || ladderProblem(rungs)) throw apiProblem('LADDER_INVALID');
    const rule: LadderRule = { level, itemCode, departmentId, region, rungs };
    await this.scopes.check(rule);
    const id = await this.persistence.ladders.put(rule);
    await this.#log(caller, 'put', id, requestId, { ...rule });
    const [named] = await this.scopes.named([{ id, ...rule }]);
    return named!;
  }

  /** Throws LADDER_RULE_NOT_FOUND. */
  async remove(caller: Principal, id: string, requestId: string): Promise<void> {
    if (!(await this.persistence.ladders.remove(id))) throw apiProblem('LADDER_RULE_NOT_FOUND');
    await this.#log(caller, 'remove', id, requestId);
  }

  #log(
    caller: Principal,
    action: string,
    id: string,
    requestId: string,
    detail?: Record<string, unknown>,
  ): Promise<void> {
    const at = epochMs(this.now());
    return this.persistence.audit.write({
      actorId: caller.id,
      action: `ladder-${action}`,
      object: `ladder:${id}`,
      at,
      requestId,
      ...(detail && { detail }),
    });
  }
}
