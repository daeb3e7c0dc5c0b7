export { LiveModule } from './live.module.js';
export { LIVE_LINES } from './live.tokens.js';
export type { LiveLines } from './live-lines.js';
