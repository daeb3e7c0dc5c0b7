import { SERVICE_MODES } from '../../item/index.js';
import { SATISFACTIONS } from '../../terms/index.js';
import { sameWarnings } from '../../warning/index.js';
import type { Rule } from './context.js';
import { refuse, required } from './refusal.js';

/** 好差评: a bad rating (不满意, 非常不满意) starts the clock of its repair. */
export const rate: Rule<'rate'> = (_state, body, { facts: { item } }) => {
  const bad = Number(SATISFACTIONS[body.satisfaction].code) < 3;
  const { badRatingFixDays, dayEndsAtMinute } = item.rules;
  const text = body.text?.trim();
  return [
    {
      type: 'rated',
      data: {
        satisfaction: body.satisfaction,
        ...(text && { text }),
        fixDays: bad ? badRatingFixDays : 0,
        dayEndsAtMinute,
        moves: [],
      },
    },
  ];
};

export const fixRating: Rule<'fix-rating'> = (_state, body) => [
  { type: 'rating-fixed', data: { message: required(body.message, 'TEXT_REQUIRED', { field: 'message' }) } },
];

/** 重新计时: the facts already hold the new calendar; the event says where each due date went and by which document. */
export const retime: Rule<'retime'> = (state, body, { facts: { calendar } }) => {
  const same = (a: { id: string; version: number }) => a.id === body.calendar.id && a.version === body.calendar.version;
  if (!same(calendar) || same(state.calendar)) refuse('NO_CHANGE');
  return [
    {
      type: 'retimed',
      data: { calendar: body.calendar, source: required(body.source, 'TEXT_REQUIRED', { field: 'source' }), moves: [] },
    },
  ];
};

/** 预警规则变更: from now on the case warns by these rules; what was raised stays on record. */
export const changeWarnings: Rule<'change-warnings'> = (state, { warnings, source }) => {
  if (sameWarnings(state.warnings, warnings ?? undefined)) refuse('NO_CHANGE');
  const document = required(source, 'TEXT_REQUIRED', { field: 'source' });
  return [{ type: 'warnings-changed', data: { warnings, source: document, moves: [] } }];
};

/** 迁移事项版本: only forward to a published version, and only where the case can go on in it. */
export const migrateItemVersion: Rule<'migrate-item-version'> = (state, { item: target }, { facts: { item } }) => {
  const unfit = (detail: string) => refuse('ITEM_VERSION_UNFIT', { detail });
  if (target.itemCode !== item.itemCode) unfit(target.itemCode);
  if (target.version <= item.version) unfit(`v${target.version} ≤ v${item.version}`);
  if (target.status !== 'published' && !state.simulation) unfit(target.status);
  const present = item.steps[state.stepIndex];
  const stepIndex = target.steps.findIndex(({ id }) => id === present?.id);
  if (state.stage === 'under_approval' && stepIndex < 0) unfit(present?.name ?? '-');
  // Nobody would ask for the originals any more, and the case would wait for ever.
  if (state.stage === 'awaiting_originals' && SERVICE_MODES[target.serviceMode].originalsBefore !== 'acceptance') {
    unfit(SERVICE_MODES[target.serviceMode].zh);
  }
  return [
    {
      type: 'item-version-migrated',
      data: { from: item.version, to: target.version, stepIndex: Math.max(stepIndex, 0) },
    },
  ];
};
