export { ACCOUNTS, CLIENTS, SAMPLE_PASSWORD } from './accounts.js';
export { CALENDARS } from './calendars.js';
export {
  CONSTRUCTION_PERMIT,
  CONSTRUCTOR_REGISTRATION,
  FOOD_BUSINESS_LICENCE,
  ITEMS,
  LIGHTNING_COMPLETION,
  REAL_ESTATE_REGISTRATION,
} from './items/index.js';
export { DEPARTMENTS, HALLS, REGIONS, WINDOWS } from './organisation.js';
