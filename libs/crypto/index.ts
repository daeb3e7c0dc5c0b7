export { blindIndex, blindIndexes } from './blind-index.js';
export { KeyRing } from './key-ring.js';
export { hashQueryPassword, queryPassword, verifyQueryPassword } from './query-password.js';
export { createSealer, type Sealer } from './seal.js';
export { sm3 } from './sm3.js';
