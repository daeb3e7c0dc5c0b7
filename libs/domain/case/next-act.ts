import type { ItemVersion } from '../item/index.js';
import { stageRow } from './stage-table.js';
import { feeOwed, originalsOwed, presentStep, runningSpecial } from './standing.js';
import type { CaseState } from './state.js';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What stands before the stage's own act, as the bar says it. */
const FIRST = {
  special: { zh: '特别程序进行中,请登记其结果', en: 'A special procedure is running; record its result' },
  originals: { zh: '请核验原件', en: 'Check the originals' },
  fee: { zh: '请收取费用并登记', en: 'Collect the fee and record it' },
  collect: { zh: '请等待领取,并办理发放登记', en: 'Wait for the result to be collected, and register its issue' },
  dispatch: { zh: '请寄出结果并登记运单号', en: 'Send the result and enter its tracking number' },
  delivery: { zh: '请在送达后登记', en: 'Confirm the delivery when it is done' },
} as const;

/** The bar's sentence (SCR-08): the act that the case allows next, not merely the one that its stage is about. */
export function nextAct(state: CaseState, item: ItemVersion): Sentence {
  if (runningSpecial(state)) return FIRST.special;
  if (state.stage === 'awaiting_issuance' && originalsOwed(state, item)) return FIRST.originals;
  if (state.stage === 'awaiting_issuance' && feeOwed(state, item)) return FIRST.fee;
  if (state.stage !== 'delivering') return ofStage(state, item);
  if (state.delivery.method === 'window') return FIRST.collect;
  return state.delivery.method === 'mail' && !state.dispatch ? FIRST.dispatch : FIRST.delivery;
}

function ofStage(state: CaseState, item: ItemVersion): Sentence {
  const { zh, en } = stageRow(state.stage).next;
  const step = presentStep(state, item)?.name ?? '';
  return { zh: zh.replace('{step}', step), en: en.replace('{step}', step) };
}
