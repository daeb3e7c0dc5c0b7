export * from './types.js';
export * from './rules.js';
export * from './clock.js';
export * from './ledger.js';
export * from './threshold.js';
