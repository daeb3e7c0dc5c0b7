import type { CalendarData } from '../calendar/index.js';
import type { ItemVersion } from '../item/index.js';
import type { Effect, EffectKind } from './effect-types.js';
import type { CaseEvent } from './events.js';
import type { CaseState } from './state.js';

/** What documents say of the deciding organ beside its name. */
export interface Organ {
  /** 地区机关简称, the head of its document numbers. */
  readonly shortName: string;
  readonly phone: string;
}

/** An effect and the case as it stood at the effect's own event, never as it stands today. */
export interface CaseAtEvent<K extends EffectKind> {
  readonly effect: Extract<Effect, { kind: K }>;
  readonly event: CaseEvent;
  readonly state: CaseState;
  readonly item: ItemVersion;
  readonly calendar: CalendarData;
  readonly organ: Organ;
}
