/**
 * All that a case's workflow takes from the domain, in one place: the build has workers load it once for all cases
 * (`preloadModules` in scripts/build.mjs) instead of once for each. Nothing behind it may keep state.
 */
export { workingCalendar } from '#libs/domain/calendar/index.js';
export { nextAlarm, settle } from '#libs/domain/case/alarm.js';
export { availableCommands } from '#libs/domain/case/availability.js';
export { decide } from '#libs/domain/case/decide/index.js';
export { effectsOf } from '#libs/domain/case/effects.js';
export { evolve } from '#libs/domain/case/evolve.js';
export { rowOf } from '#libs/domain/case/row.js';
export { isFinal } from '#libs/domain/case/stage.js';
export { epochMs } from '#libs/domain/time/index.js';
