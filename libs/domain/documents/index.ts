export { documentNo } from './number.js';
export * from './prepare.js';
