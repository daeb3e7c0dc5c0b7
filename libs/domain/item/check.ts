import { checkCreditCode } from '../codes/creditCode.js';
import { APPLICANT_TYPES, DELIVERY_METHODS, HANDLING_FORMS } from '../terms/index.js';
import { ITEM_FIELDS, type Said } from './check-fields.js';
import { Finder, type ItemProblem } from './check-finder.js';
import {
  checkForm,
  checkLimit,
  checkMaterials,
  checkResults,
  checkSteps,
  comparable,
  isLonger,
} from './check-lines.js';
import { type ItemVersion, type Limit, SERVICE_MODES, type ServiceMode } from './index.js';

export type { ItemProblem } from './check-finder.js';

/** 事项类型 GB/T 39046: 01 许可 … 10 其他, 20 公共服务. */
const ITEM_TYPES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'];
const MODE_EN = {
  original_pre_review: 'originals checked first',
  original_verification: 'originals checked at issue',
  fully_online: 'fully online',
} as const satisfies Record<ServiceMode, string>;
const UNITS = {
  working_day: { zh: '个工作日', en: 'working days' },
  calendar_day: { zh: '个自然日', en: 'natural days' },
  hour: { zh: '小时', en: 'hours' },
};
const written = ({ budget, unit }: Limit): Said => ({
  zh: `${budget} ${UNITS[unit].zh}`,
  en: `${budget} ${UNITS[unit].en}`,
});

/**
 * Everything that keeps an item version from being published (ITM-27 to 35), each with the place and what to do; empty
 * when it is right.
 */
export function checkItemVersion(item: ItemVersion): ItemProblem[] {
  const find = new Finder();
  checkIdentity(find, item);
  checkService(find, item);
  checkLimits(find, item);
  checkTexts(find, item);
  checkMaterials(find, item);
  checkResults(find, item);
  checkSteps(find, item);
  checkForm(find, item);
  checkRules(find, item);
  return find.problems;
}

function checkIdentity(find: Finder, item: ItemVersion): void {
  const creditCode = checkCreditCode(item.itemCode.slice(0, 18));
  if (!/^.{18}[1-7][0-9A-Z]{12}$/.test(item.itemCode)) {
    find.add('ITEM_CODE_WRONG', '/itemCode', { detail: item.itemCode });
  } else if (creditCode) {
    find.add('ITEM_CODE_WRONG', '/itemCode', { detail: creditCode });
  }
  find.whole('/version', 'version', item.version, 1, 1_000_000);
  find.oneOf('/status', 'status', item.status, ['draft', 'published', 'withdrawn']);
  find.text('/name', 'name', item.name);
  find.text('/implementationName', 'implementationName', item.implementationName);
  find.list('/scope', 'scope', item.scope);
  find.text('/departmentId', 'department', item.departmentId);
  find.text('/departmentName', 'departmentName', item.departmentName);
  if (!/^\d{6}$/.test(item.region)) find.add('ITEM_REGION_WRONG', '/region', { value: item.region });
  find.oneOf('/itemType', 'itemType', item.itemType, ITEM_TYPES);
}

function checkService(find: Finder, item: ItemVersion): void {
  find.list('/serviceObjects', 'serviceObjects', item.serviceObjects, Object.keys(APPLICANT_TYPES));
  find.list('/handlingForms', 'handlingForms', item.handlingForms, Object.keys(HANDLING_FORMS));
  find.list('/deliveryMethods', 'deliveryMethods', item.deliveryMethods, Object.keys(DELIVERY_METHODS));
  find.oneOf('/caseType', 'caseType', item.caseType, ['immediate', 'promised']);
  find.oneOf('/serviceMode', 'serviceMode', item.serviceMode, Object.keys(SERVICE_MODES));
  find.whole('/visits', 'visits', item.visits, 0, 9);
  // An unknown mode was reported above; its bounds don't exist.
  if (!Object.hasOwn(SERVICE_MODES, item.serviceMode)) return;
  const mode = { ...SERVICE_MODES[item.serviceMode], en: MODE_EN[item.serviceMode] };
  if (item.visits > mode.maxVisits) {
    find.add('ITEM_VISITS_EXCEED_MODE', '/visits', { mode, max: mode.maxVisits });
  }
  if (!item.handlingForms.includes('online')) find.add('ITEM_ONLINE_NOT_OFFERED', '/handlingForms', { mode });
  if (mode.maxVisits === 0 && !item.deliveryMethods.some((way) => way === 'mail' || way === 'electronic')) {
    find.add('ITEM_DELIVERY_NEEDS_VISIT', '/deliveryMethods');
  }
}

function checkLimits(find: Finder, { legalLimit, promisedLimit }: ItemVersion): void {
  checkLimit(find, '/legalLimit', 'legalLimit', legalLimit);
  checkLimit(find, '/promisedLimit', 'promisedLimit', promisedLimit);
  if (!comparable(promisedLimit, legalLimit)) {
    find.add('ITEM_LIMIT_UNITS_DIFFER', '/promisedLimit/unit', { field: ITEM_FIELDS.promisedLimit });
  } else if (isLonger(promisedLimit, legalLimit)) {
    const details = { promised: written(promisedLimit), legal: written(legalLimit) };
    find.add('ITEM_PROMISE_EXCEEDS_LEGAL', '/promisedLimit', details);
  }
}

function checkTexts(find: Finder, item: ItemVersion): void {
  if (item.specialProcedureIntermediary && !item.specialProcedureIntermediaryName?.trim()) {
    find.add('ITEM_INTERMEDIARY_NAME_MISSING', '/specialProcedureIntermediaryName');
  }
  if (item.specialProcedureIntermediary && !item.specialProcedure) {
    find.add('ITEM_INTERMEDIARY_WITHOUT_PROCEDURE', '/specialProcedureIntermediary');
  }
  find.text('/acceptanceStandard', 'acceptanceStandard', item.acceptanceStandard);
  if (item.handlingForms.includes('online')) find.text('/onlineProcess', 'onlineProcess', item.onlineProcess);
  if (item.handlingForms.includes('window')) find.text('/windowProcess', 'windowProcess', item.windowProcess);
  find.list('/legalBasis', 'legalBasis', item.legalBasis);
  find.text('/remedies/review', 'review', item.remedies.review);
  find.text('/remedies/lawsuit', 'lawsuit', item.remedies.lawsuit);
  if (item.fee) {
    const { amount, basis } = item.fee;
    if (!/^\d{1,9}(\.\d{1,2})?$/.test(amount) || Number(amount) <= 0) {
      find.add('FEE_AMOUNT_INVALID', '/fee/amount', { value: amount });
    }
    find.text('/fee/basis', 'feeBasis', basis);
  }
}

/** 行政许可法 32 (5 working days to tell), 42 (extension by 10, jointly by 15 working days). */
function checkRules(find: Finder, { rules, joint }: ItemVersion): void {
  const bounds = [
    ['acceptanceLocalDays', 'acceptanceLocalDays', 1, 5],
    ['acceptanceLegalDays', 'acceptanceLegalDays', 1, 5],
    ['supplementReplyDays', 'supplementReplyDays', 1, 90],
    ['paperPostingDays', 'paperPostingDays', 1, 30],
    ['issuanceDays', 'issuanceDays', 1, 10],
    ['extensionMaxDays', 'extensionMaxDays', 0, joint ? 15 : 10],
    ['warningDays', 'warningDays', 0, 30],
    ['redAfterPromiseDays', 'redAfterPromiseDays', 1, 90],
    ['badRatingFixDays', 'badRatingFixDays', 1, 30],
    ['ratingWindowDays', 'ratingWindowDays', 1, 365],
    ['dayEndsAtMinute', 'dayEndsAtMinute', 1, 1440],
  ] as const;
  for (const [name, field, min, max] of bounds) find.whole(`/rules/${name}`, field, rules[name], min, max);
  find.oneOf('/rules/closeWithoutSupplement', 'closeWithoutSupplement', rules.closeWithoutSupplement, [
    'officer',
    'automatic',
  ]);
  if (rules.acceptanceLocalDays > rules.acceptanceLegalDays) {
    const details = { local: rules.acceptanceLocalDays, legal: rules.acceptanceLegalDays };
    find.add('RULES_LOCAL_EXCEEDS_LEGAL', '/rules/acceptanceLocalDays', details);
  }
}
